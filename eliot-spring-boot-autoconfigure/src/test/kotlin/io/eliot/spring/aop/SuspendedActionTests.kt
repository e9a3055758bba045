// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop

import io.eliot.CheckedRunnable
import io.eliot.Eliot
import io.eliot.annotation.Action
import java.io.IOException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.extension.ExtendWith
import org.springframework.boot.test.system.CapturedOutput
import org.springframework.boot.test.system.OutputCaptureExtension

@ExtendWith(OutputCaptureExtension::class)
internal class SuspendedActionTests {
    private val application = ActionApplication.of(Orders::class.java, Stock::class.java)
    private val orders = application.bean(Orders::class.java)

    @AfterEach
    fun close() = application.close()

    @Test
    fun `starts with the arguments and ends with what the function returns`() = bounded {
        assertThat(orders.place("A-17", 2)).isEqualTo("A-17 x 2")

        assertThat(application.story())
            .containsExactly(
                "/1 Orders.place started {sku=A-17, quantity=2}",
                "/2 Orders.place succeeded {result=A-17 x 2}",
            )
    }

    @Test
    fun `holds the actions of other beans`() = bounded {
        orders.ship("A-17")

        assertThat(application.story())
            .containsExactly(
                "/1 Orders.ship started {sku=A-17}",
                "/2/1 Stock.reserve started {sku=A-17}",
                "/2/2 Stock.reserve succeeded {result=1}",
                "/3/1 Stock.reserve started {sku=A-17}",
                "/3/2 Stock.reserve succeeded {result=1}",
                "/4 Orders.ship succeeded {result=2}",
            )
    }

    @Test
    fun `has no result if the function returns Unit`() = bounded {
        orders.cancel("A-17")

        assertThat(application.story()).last().isEqualTo("/2 Orders.cancel succeeded {result=null}")
    }

    @Test
    fun `has a result that is null`() = bounded {
        assertThat(orders.find("A-17")).isNull()

        assertThat(application.story()).last().isEqualTo("/2 Orders.find succeeded {result=null}")
    }

    @Test
    fun `fails with what the function throws before or after it was suspended`() = bounded {
        assertThrows<IOException> { orders.fail(suspended = false) }
        assertThrows<IOException> { orders.fail(suspended = true) }

        assertThat(application.story().filter { it.startsWith("/2") })
            .hasSize(2)
            .containsOnly("/2 Orders.fail failed {exception=java.io.IOException, reason=no route}")
    }

    @Test
    fun `fails when the caller is cancelled`() = bounded {
        val started = CompletableDeferred<Unit>()
        val stopped = CompletableDeferred<Unit>()
        val caller = launch { orders.never(started, stopped) }
        started.await()

        caller.cancelAndJoin()
        stopped.await()

        assertThat(application.story()).last().asString()
            .startsWith("/2 Orders.never failed {exception=java.util.concurrent.CancellationException")
    }

    @Test
    fun `is current before and after each suspension, on whatever thread it goes on`() {
        application.logger().action("request").run(CheckedRunnable { bounded { orders.travel() } })

        assertThat(application.story())
            .containsExactly(
                "/1 request started {}",
                "/2/1 Orders.travel started {}",
                "/2/2 before {}",
                "/2/3 after {}",
                "/2/4 elsewhere {}",
                "/2/5 back {}",
                "/2/6 Orders.travel succeeded {result=null}",
                "/3 request succeeded {}",
            )
    }

    @Test
    fun `leaves the function the context of its caller, save what is current`() = bounded {
        withContext(CoroutineName("caller")) { assertThat(orders.nameOfCoroutine()).isEqualTo("caller") }
    }

    @Test
    fun `leaves the caller what was current when it goes on`() {
        application.logger().action("request").run(CheckedRunnable {
            bounded {
                orders.cancel("A-17")
                Eliot.log("afterwards")
            }
        })

        assertThat(application.story()).contains("/3 afterwards {}")
    }

    @Test
    fun `is named and counted as in the source, whatever the compiler makes of it`() = bounded {
        orders.hidden(1)
        orders.pay(Money(12))

        assertThat(application.story().filter { it.startsWith("/1") })
            .containsExactly("/1 Orders.hidden started {a=1, b=2}", "/1 Orders.pay started {money=12}")
    }

    @Test
    fun `tells of calls past the proxy, also after a suspension`(output: CapturedOutput) {
        ActionApplication.of(Caller::class.java, ActionCheckTests.WarningCheck::class.java).close()

        assertThat(output.toString().lines().filter { "its own class calls it" in it })
            .hasSize(2)
            .allMatch { "Caller.callee has no effect" in it && "at SuspendedActionTests.kt:" in it }
    }

    @Test
    fun `tells of a class that nobody opened`(output: CapturedOutput) {
        ActionApplication.of(Closed::class.java, ActionCheckTests.WarningCheck::class.java).close()

        assertThat(output).containsOnlyOnce("Closed has no effect: the class is final")
    }

    private fun bounded(test: suspend CoroutineScope.() -> Unit) = runBlocking {
        withTimeout(10_000) { test() }
    }

    open class Orders(private val stock: Stock) {
        @Action
        open suspend fun place(sku: String, quantity: Int): String {
            yield()
            return "$sku x $quantity"
        }

        @Action
        open suspend fun ship(sku: String): Int {
            val first = stock.reserve(sku)
            yield()
            return first + stock.reserve(sku)
        }

        @Action(arguments = Action.Recorded.NO)
        open suspend fun nameOfCoroutine(): String? {
            yield()
            return currentCoroutineContext()[CoroutineName]?.name
        }

        @Action
        internal open suspend fun hidden(a: Int, b: Int = a + 1): Int {
            yield()
            return a + b
        }

        @Action
        open suspend fun pay(money: Money): Money {
            yield()
            return money
        }

        @Action
        open suspend fun cancel(@Suppress("unused") sku: String) = yield()

        @Action
        open suspend fun find(@Suppress("unused") sku: String): String? {
            yield()
            return null
        }

        @Action(arguments = Action.Recorded.NO)
        open suspend fun fail(suspended: Boolean): String {
            if (suspended) {
                yield()
            }
            throw IOException("no route")
        }

        @Action(arguments = Action.Recorded.NO)
        open suspend fun never(started: CompletableDeferred<Unit>, stopped: CompletableDeferred<Unit>) {
            started.complete(Unit)
            try {
                awaitCancellation()
            } finally {
                stopped.complete(Unit)
            }
        }

        @Action
        open suspend fun travel() {
            Eliot.log("before")
            yield()
            Eliot.log("after")
            withContext(Dispatchers.IO) { Eliot.log("elsewhere") }
            Eliot.log("back")
        }
    }

    open class Stock {
        @Action
        open suspend fun reserve(@Suppress("unused") sku: String): Int {
            yield()
            return 1
        }
    }

    @JvmInline value class Money(@Suppress("unused") val cents: Int)

    open class Caller {
        @Action
        open suspend fun callee(text: String): String {
            yield()
            return text
        }

        open suspend fun caller(): String {
            val first = callee("a")
            yield()
            return callee(first)
        }
    }

    class Closed {
        @Action
        suspend fun work() = yield()
    }
}
