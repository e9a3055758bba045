// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.test.autoconfigure.AutoConfigureMockRestServiceServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

/** To say which clients there are is no use of them: mocks of a test count how many they are given. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@AutoConfigureMockRestServiceServer
@DirtiesContext // what it shows in the MDC, other tests of this JVM would see
class MockedServerTests {
    static class Stock {
        final RestClient client;

        Stock(RestClient.Builder builder) {
            client = builder.baseUrl("http://stock").build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Stock.class)
    static class Application {}

    @Test
    void answersTheOnlyClient(@Autowired MockRestServiceServer server, @Autowired Stock stock) {
        server.expect(requestTo("http://stock/A-17")).andRespond(withSuccess("3", MediaType.TEXT_PLAIN));

        assertThat(stock.client.get().uri("/A-17").retrieve().body(String.class))
                .isEqualTo("3");
    }
}
