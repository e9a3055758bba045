// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.spring.web.RecordedRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The filter is asked again within a request, as it was mapped to more than it needs. */
class NestedDispatchTests {
    private final RecordedRequests log = new RecordedRequests();
    private final ServerActionFilter filter = new ServerActionFilter(log.logger());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stock");
    private final FilterChain nothing = (request, response) -> {};

    @Test
    void isOneActionWhereTheFilterIsInTheChainTwice() throws Exception {
        within((wrapped, response) -> filter.doFilter(wrapped, response, nothing));

        assertThat(log.starts()).hasSize(1);
    }

    @Test
    void isOneActionOverAForward() throws Exception {
        within((wrapped, response) -> {
            request.setDispatcherType(DispatcherType.FORWARD);
            filter.doFilter(wrapped, response, nothing);
            request.setDispatcherType(DispatcherType.REQUEST);
        });

        assertThat(log.starts()).hasSize(1);
    }

    @Test
    void isNoActionToRenderAnErrorPage() throws Exception {
        request.setDispatcherType(DispatcherType.ERROR);

        filter.doFilter(request, new MockHttpServletResponse(), nothing);

        assertThat(log.starts()).isEmpty();
    }

    /** The action is still there when the inner one returns, and nothing is when the outer one does. */
    private void within(FilterChain nested) throws Exception {
        filter.doFilter(request, new MockHttpServletResponse(), (wrapped, response) -> {
            nested.doFilter(wrapped, response);
            assertThat(log.ends()).isEmpty();
            assertThat(ActionContext.current().isEmpty()).isFalse();
        });
        assertThat(log.ends()).hasSize(1);
        assertThat(ActionContext.current().isEmpty()).isTrue();
    }
}
