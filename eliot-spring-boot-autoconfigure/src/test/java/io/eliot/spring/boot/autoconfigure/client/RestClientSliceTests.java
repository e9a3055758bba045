// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import io.eliot.test.CaptureLogging;
import io.eliot.test.CapturedLogs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.test.MockServerRestClientCustomizer;
import org.springframework.boot.restclient.test.MockServerRestTemplateCustomizer;
import org.springframework.boot.restclient.test.autoconfigure.RestClientTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.ResponseCreator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** A slice test of clients sees the requests they make. */
@CaptureLogging
@RestClientTest
class RestClientSliceTests {
    private static final ResponseCreator THREE = withSuccess("3", MediaType.TEXT_PLAIN);

    @Test
    void seesTheRequestOfARestClient(
            @Autowired RestClient.Builder clients,
            @Autowired MockServerRestClientCustomizer servers,
            CapturedLogs logs) {
        RestClient client = clients.build();
        requireNonNull(servers.getServer(clients))
                .expect(requestTo("/stock/A-17"))
                .andRespond(THREE);

        String left = client.get().uri("/stock/{sku}", "A-17").retrieve().body(String.class);

        assertThat(left).isEqualTo("3");
        assertThat(logs).hasAction("http:client").succeeded().startedWith("uri", "/stock/{sku}");
    }

    @Test
    void seesTheRequestOfARestTemplate(
            @Autowired RestTemplateBuilder clients,
            @Autowired MockServerRestTemplateCustomizer servers,
            CapturedLogs logs) {
        RestTemplate client = clients.build();
        requireNonNull(servers.getServer(client))
                .expect(requestTo("/stock/A-17"))
                .andRespond(THREE);

        String left = client.getForObject("/stock/{sku}", String.class, "A-17");

        assertThat(left).isEqualTo("3");
        assertThat(logs).hasAction("http:client").succeeded().startedWith("uri", "/stock/{sku}");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
