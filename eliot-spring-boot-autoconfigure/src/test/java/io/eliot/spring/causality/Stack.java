// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/** A column of the matrix. */
enum Stack {
    TOMCAT("MVC, Tomcat", WebApplicationType.SERVLET, false),
    TOMCAT_VIRTUAL("MVC, Tomcat, virtual threads", WebApplicationType.SERVLET, true),
    JETTY("MVC, Jetty", WebApplicationType.SERVLET, false),
    JETTY_VIRTUAL("MVC, Jetty, virtual threads", WebApplicationType.SERVLET, true),
    NETTY("WebFlux, Netty", WebApplicationType.REACTIVE, false),
    NETTY_VIRTUAL("WebFlux, Netty, virtual threads", WebApplicationType.REACTIVE, true);

    final String title;
    final WebApplicationType web;
    final boolean virtual;

    Stack(String title, WebApplicationType web, boolean virtual) {
        this.title = title;
        this.web = web;
        this.virtual = virtual;
    }

    static boolean virtualThreadsExist() {
        return Runtime.version().feature() >= 21;
    }

    Class<?> application() {
        return web == WebApplicationType.SERVLET ? MvcApplication.class : WebFluxApplication.class;
    }

    /** Of the two servlet containers on the class path the other one. */
    Class<?> serverToExclude() {
        return this == JETTY || this == JETTY_VIRTUAL
                ? TomcatServletWebServerAutoConfiguration.class
                : JettyServletWebServerAutoConfiguration.class;
    }

    boolean runsHere() {
        return !virtual || virtualThreadsExist();
    }
}
