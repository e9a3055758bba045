// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Keeps the action of a request current while Tomcat logs the exception that nobody handled and renders the error page,
 * and ends it only then. Goes with a {@link ServerActionFilter}, as a valve of the engine.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the container.
 *
 * @since 0.1.0
 */
public final class ServerActionValve extends ValveBase implements AccessLog {
    /** For asynchronous requests too. */
    public ServerActionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Enclosure enclosure = Enclosure.of(request);
        Enclosure.open(enclosure);
        try {
            getNext().invoke(request, response);
        } finally {
            enclosure.answeredWith(response.getStatus());
            Enclosure.close();
        }
    }

    /**
     * Where the connection breaks while another thread dispatches the request, Tomcat drops the request and tells no
     * listener. It then does log the access, as for every request, before it uses the request for another one.
     */
    @Override
    public void log(Request request, Response response, long time) {
        Enclosure enclosure = Enclosure.known(request.getAttribute(Enclosure.ATTRIBUTE));
        if (enclosure != null) {
            enclosure.dropped();
        }
    }

    /** Of no concern here. */
    @Override
    public void setRequestAttributesEnabled(boolean enabled) {}

    /** Of no concern here. */
    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
