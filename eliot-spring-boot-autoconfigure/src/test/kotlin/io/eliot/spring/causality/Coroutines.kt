// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.reactor.mono
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.springframework.core.PropagationContextElement
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RestController
import reactor.core.publisher.Flux

/** The ways of Kotlin, on every stack: each changes threads before the work is done. */
@RestController
internal class Coroutines(private val workshop: Workshop) {
    @GetMapping("/coroutine/{way}")
    suspend fun go(@PathVariable way: Way): String {
        workshop.enter()
        return handle(way)
    }

    private suspend fun handle(way: Way): String =
        when (way) {
            Way.SUSPEND -> work()
            Way.WITH_CONTEXT -> withContext(Dispatchers.IO) { work() }
            Way.COROUTINE_ASYNC -> coroutineScope { async(Dispatchers.Default) { work() }.await() }
            Way.LAUNCH -> {
                coroutineScope { launch(Dispatchers.Default) { work() } }
                "done"
            }
            Way.COLLECT -> {
                flow { emit(work()) }.flowOn(Dispatchers.IO).collect {}
                "done"
            }
            Way.OWN_SCOPE -> CoroutineScope(Dispatchers.Default + PropagationContextElement()).async { work() }.await()
            Way.MONO_BUILDER -> mono(PropagationContextElement()) { work() }.awaitSingle()
            else -> throw IllegalArgumentException(way.name)
        }

    @GetMapping("/coroutine/FLOW")
    fun flow(): Flow<String> {
        workshop.enter()
        return flow { emit(work()) }
    }

    @GetMapping("/coroutine/FLUX_OF_FLOW")
    fun fluxOfFlow(): Flux<String> = flow().asFlux(PropagationContextElement())

    @GetMapping("/coroutine/RUN_BLOCKING")
    fun runBlockingInHandler(): String {
        workshop.enter()
        return runBlocking(PropagationContextElement() + Dispatchers.IO) { work() }
    }

    private suspend fun work(): String {
        delay(5)
        return workshop.work()
    }
}
