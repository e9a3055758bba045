// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Calls to other services as actions {@code http:client}, and the task handed to those services: see
 * {@link io.eliot.spring.client.EliotClientHttpRequestInterceptor} and
 * {@link io.eliot.spring.client.EliotExchangeFilterFunction}.
 */
@NullMarked
package io.eliot.spring.client;

import org.jspecify.annotations.NullMarked;
