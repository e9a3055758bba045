// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling

import io.eliot.CheckedRunnable
import io.eliot.EliotLogger
import io.eliot.spring.RecordedLog
import java.io.IOException
import java.util.function.Supplier
import kotlin.reflect.KClass
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.awaitility.Awaitility.await
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.springframework.context.annotation.AnnotationConfigApplicationContext
import org.springframework.context.annotation.Configuration
import org.springframework.scheduling.annotation.EnableScheduling
import org.springframework.scheduling.annotation.Scheduled
import reactor.core.publisher.Hooks

/** Spring runs a suspending function as a publisher that it subscribes to. */
internal class SuspendedScheduleTests {
    private val log = RecordedLog()

    /** Started inside an action, which no run may be part of. */
    private fun outlineOf(jobs: KClass<*>, messages: Int): List<String> {
        AnnotationConfigApplicationContext().use { context ->
            context.registerBean(EliotLogger::class.java, Supplier { log.logger() })
            context.register(ScheduledTasks::class.java, ContextCarryingExecutors::class.java, jobs.java)
            log.logger().mutedAction("start-up").run(CheckedRunnable<RuntimeException> { context.refresh() })
            await().until { log.outline().size >= messages }
        }
        return log.outline()
    }

    @Test
    fun `a run is over when its coroutine is`() {
        assertThat(outlineOf(Counting::class, 5))
            .containsExactly(
                "Counting.nightly started task-2@/1",
                "stock:first task-2@/2",
                "stock:delayed task-2@/3",
                "stock:elsewhere task-2@/4",
                "Counting.nightly succeeded task-2@/5",
            )
    }

    @Test
    fun `each run is a task of its own`() {
        assertThat(outlineOf(Repeating::class, 6).subList(0, 6))
            .containsExactly(
                "Repeating.nightly started task-2@/1",
                "stock:counted task-2@/2",
                "Repeating.nightly succeeded task-2@/3",
                "Repeating.nightly started task-3@/1",
                "stock:counted task-3@/2",
                "Repeating.nightly succeeded task-3@/3",
            )
    }

    @Test
    fun `a run fails with what its coroutine throws`() {
        outlineOf(Failing::class, 2)

        assertThat(log.message("Failing.nightly", "failed"))
            .containsEntry("exception", "java.io.IOException")
            .containsEntry("reason", "no stock")
    }

    @Test
    fun `a run fails when its coroutine is cancelled`() {
        assertThat(outlineOf(Endless::class, 1)).hasSize(2)

        assertThat(log.message("Endless.nightly", "failed"))
            .containsEntry("exception", "java.util.concurrent.CancellationException")
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    open class Counting(private val logger: EliotLogger) {
        @Scheduled(fixedRate = 3_600_000)
        suspend fun nightly() {
            logger.log("stock:first")
            delay(5)
            logger.log("stock:delayed")
            withContext(Dispatchers.IO) { logger.log("stock:elsewhere") }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    open class Repeating(private val logger: EliotLogger) {
        @Scheduled(fixedDelay = 5)
        suspend fun nightly() {
            delay(1)
            logger.log("stock:counted")
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    open class Failing {
        @Scheduled(fixedRate = 3_600_000)
        suspend fun nightly() {
            delay(5)
            throw IOException("no stock")
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    open class Endless {
        @Scheduled(fixedRate = 3_600_000) suspend fun nightly(): Unit = awaitCancellation()
    }

    companion object {
        @BeforeAll
        @JvmStatic
        fun carryContext() = Hooks.enableAutomaticContextPropagation()
    }
}
