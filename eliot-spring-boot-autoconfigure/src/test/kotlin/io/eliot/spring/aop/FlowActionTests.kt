// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop

import io.eliot.CheckedRunnable
import io.eliot.Eliot
import io.eliot.annotation.Action
import java.io.IOException
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

internal class FlowActionTests {
    private val application = ActionApplication.of(Catalog::class.java)
    private val catalog = application.bean(Catalog::class.java)

    @AfterEach
    fun close() = application.close()

    @Test
    fun `spans the collection and counts the elements`() = bounded {
        val numbers = catalog.numbers(3)
        assertThat(application.story()).isEmpty()

        assertThat(numbers.toList()).containsExactly(1, 2, 3)

        assertThat(application.story())
            .containsExactly(
                "/1 Catalog.numbers started {count=3}",
                "/2 made {number=1}",
                "/3 made {number=2}",
                "/4 made {number=3}",
                "/5 Catalog.numbers succeeded {count=3}",
            )
    }

    @Test
    fun `is one for each collection`() = bounded {
        val numbers = catalog.numbers(1)

        numbers.toList() + numbers.toList()

        assertThat(application.taskUuids()).hasSize(2)
    }

    @Test
    fun `fails with what the flow throws`() = bounded {
        assertThrows<IOException> { catalog.broken().toList() }

        assertThat(application.story())
            .last()
            .isEqualTo("/2 Catalog.broken failed {exception=java.io.IOException, reason=no route}")
    }

    @Test
    fun `says when the collector wanted no more, and makes no element before it is wanted`() = bounded {
        assertThat(catalog.numbers(3).first()).isEqualTo(1)

        assertThat(application.story())
            .containsExactly(
                "/1 Catalog.numbers started {count=3}",
                "/2 made {number=1}",
                "/3 Catalog.numbers succeeded {cancelled=true, count=1}",
            )
    }

    @Test
    fun `is current for what makes elements, not for what takes them`() {
        application.logger().action("request").run(CheckedRunnable {
            bounded {
                catalog.numbers(2).collect {
                    Eliot.log("taken")
                    yield()
                    Eliot.log("used")
                }
            }
        })

        assertThat(application.story())
            .containsExactly(
                "/1 request started {}",
                "/2/1 Catalog.numbers started {count=2}",
                "/2/2 made {number=1}",
                "/3 taken {}",
                "/4 used {}",
                "/2/3 made {number=2}",
                "/5 taken {}",
                "/6 used {}",
                "/2/4 Catalog.numbers succeeded {count=2}",
                "/7 request succeeded {}",
            )
    }

    @Test
    fun `leaves the flow the context of its collector`() = bounded {
        val names = flow { emitAll(catalog.names()) }

        withContext(CoroutineName("collector")) {
            assertThat(names.first()).isEqualTo("collector")
            assertThat(names.flowOn(Dispatchers.IO).first()).isEqualTo("collector")
        }
    }

    @Test
    fun `ends as cancelled when its collector throws, after a suspension too`() = bounded {
        assertThrows<IOException> { catalog.numbers(2).collect { throw IOException("full") } }
        assertThrows<IOException> {
            catalog.numbers(2).collect {
                yield()
                throw IOException("full")
            }
        }

        assertThat(application.story().filter { it.contains("succeeded") })
            .hasSize(2)
            .containsOnly("/3 Catalog.numbers succeeded {cancelled=true, count=1}")
    }

    @Test
    fun `stays current after the flow was suspended`() = bounded {
        catalog.travelling().toList()

        assertThat(application.story())
            .containsExactly(
                "/1 Catalog.travelling started {}",
                "/2 before {}",
                "/3 after {}",
                "/4 elsewhere {}",
                "/5 back {}",
                "/6 Catalog.travelling succeeded {count=2}",
            )
    }

    @Test
    fun `spans the collection of a flow that a suspending function returns`() = bounded {
        assertThat(catalog.suspended().toList()).containsExactly(1, 2)

        assertThat(application.story())
            .containsExactly("/1 Catalog.suspended started {}", "/2 Catalog.suspended succeeded {count=2}")
    }

    private fun bounded(test: suspend CoroutineScope.() -> Unit) = runBlocking { withTimeout(10_000) { test() } }

    open class Catalog {
        @Action
        open fun numbers(count: Int): Flow<Int> = flow {
            for (number in 1..count) {
                Eliot.log("made", "number", number)
                emit(number)
            }
        }

        @Action
        open fun broken(): Flow<Int> = flow {
            emit(1)
            throw IOException("no route")
        }

        @Action
        open fun names(): Flow<String?> = flow { emit(currentCoroutineContext()[CoroutineName]?.name) }

        @Action
        open fun travelling(): Flow<Int> = flow {
            Eliot.log("before")
            delay(1)
            Eliot.log("after")
            withContext(Dispatchers.IO) { Eliot.log("elsewhere") }
            emit(1)
            Eliot.log("back")
            emit(2)
        }

        @Action
        open suspend fun suspended(): Flow<Int> {
            yield()
            return flow {
                emit(1)
                emit(2)
            }
        }
    }
}
