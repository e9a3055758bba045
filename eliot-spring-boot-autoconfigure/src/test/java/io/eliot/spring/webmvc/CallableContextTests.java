// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.Scope;
import io.eliot.spring.web.RecordedRequests;
import io.eliot.spring.web.ServerActions;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

class CallableContextTests {
    private static final Callable<String> WORK = () -> "done";

    private final RecordedRequests log = new RecordedRequests();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/later");
    private final ServletWebRequest spring = new ServletWebRequest(request);
    private final ServletExchange exchange = new ServletExchange(
            ServerActions.of(log.logger()).start(new ServletRequestView(request)),
            new Enclosure(),
            request,
            new MockHttpServletResponse());
    private final CallableContext context = new CallableContext(exchange);

    /** The first has timed out and does not know. */
    @Test
    void givesEachOfTwoThreadsBackWhatItHad() throws Exception {
        EliotAction own = log.logger().task("own").start();
        Scope scope = ActionContext.NONE.with(own).open();

        context.preProcess(spring, WORK);
        Thread second = new Thread(this::work);
        second.start();
        second.join(20_000);
        context.postProcess(spring, WORK, "done");

        EliotAction given = ActionContext.current().action();
        scope.close();
        assertThat(given).isSameAs(own);
    }

    private void work() {
        context.preProcess(spring, WORK);
        context.postProcess(spring, WORK, "done");
    }
}
