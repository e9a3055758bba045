// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux

import io.eliot.EliotLogger
import io.eliot.spring.web.TestServer
import kotlin.reflect.KClass
import kotlinx.coroutines.delay
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.Import
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.reactive.function.server.bodyValueAndAwait
import org.springframework.web.reactive.function.server.coRouter
import org.springframework.web.server.CoWebFilter
import org.springframework.web.server.CoWebFilterChain
import org.springframework.web.server.ServerWebExchange

/** What Spring starts a coroutine for without an element that carries what is current. */
@Timeout(60)
internal class CoroutineHandlersTests {
    private fun assertThatWorkIsInItsRequest(application: KClass<*>, vararg work: String) {
        TestServer.reactive(application.java).use { server ->
            assertThat(server.get("/work").body()).isEqualTo("done")

            val request = server.log().end()
            for (message in work) {
                assertThat(server.log().message(message)["task_uuid"]).isEqualTo(request["task_uuid"])
            }
        }
    }

    @Test
    fun `the handlers of a router are in the action of their request`() {
        assertThatWorkIsInItsRequest(Routed::class, "routed")
    }

    @Test
    fun `a filter is in the action of its request, and so is the handler behind it`() {
        assertThatWorkIsInItsRequest(Filtered::class, "filtered", "worked")
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    open class Routed(private val logger: EliotLogger) {
        @Bean
        open fun routes() = coRouter {
            GET("/work") {
                delay(5)
                logger.log("routed")
                ok().bodyValueAndAwait("done")
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Filter::class, Worker::class)
    open class Filtered

    class Filter(private val logger: EliotLogger) : CoWebFilter() {
        override suspend fun filter(exchange: ServerWebExchange, chain: CoWebFilterChain) {
            delay(5)
            logger.log("filtered")
            chain.filter(exchange)
        }
    }

    @RestController
    class Worker(private val logger: EliotLogger) {
        @GetMapping("/work")
        suspend fun work(): String {
            delay(5)
            logger.log("worked")
            return "done"
        }
    }
}
