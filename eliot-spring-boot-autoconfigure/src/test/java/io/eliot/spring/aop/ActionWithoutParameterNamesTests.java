// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ReflectionUtils;

/** Beans whose compiler did not keep the names of parameters. */
@ExtendWith(OutputCaptureExtension.class)
class ActionWithoutParameterNamesTests {
    private static final String ORDERS = """
            package shop;

            import io.eliot.annotation.Action;

            @Action
            public class Orders {
                public void place(String sku, int quantity) {}

                public void find(String sku) {}

                public void count() {}

                private void helper(String sku) {}
            }
            """;

    private static final String MISNAMED = """
            package shop;

            import io.eliot.annotation.Action;

            public class Misnamed {
                @Action(excludeArguments = "card")
                public void pay(String card) {}
            }
            """;

    @TempDir
    Path folder;

    @Test
    void recordsArgumentsByTheirPosition() throws Exception {
        Class<?> orders = compile("shop.Orders", ORDERS);

        try (var application = started(orders)) {
            ReflectionUtils.invokeMethod(
                    orders.getMethod("place", String.class, int.class), application.bean(orders), "A-17", 2);

            assertThat(application.story()).first().isEqualTo("/1 Orders.place started {arg0=A-17, arg1=2}");
        }
    }

    @Test
    void saysSoOnceAtStartUpWithClassAndMethods(CapturedOutput output) throws Exception {
        started(compile("shop.Orders", ORDERS)).close();

        assertThat(output.toString().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .endsWith(
                        "Arguments of @Action in shop.Orders are recorded as arg0, arg1 ..., in find, place: compile it "
                                + "with -parameters to have their names.");
    }

    @Test
    void doesNotStartWithoutANameThatIsAskedFor() throws Exception {
        Class<?> misnamed = compile("shop.Misnamed", MISNAMED);

        assertThatThrownBy(() -> started(misnamed).close())
                .rootCause()
                .hasMessage(
                        "@Action of shop.Misnamed.pay has excludeArguments = [card], but [card] are no parameters of "
                                + "the method: it has [arg0]")
                .extracting(e -> ((ActionMisuseException) e).cure())
                .isEqualTo("Compile shop.Misnamed with -parameters.");
    }

    private static ActionApplication started(Class<?> bean) {
        return ActionApplication.with(
                context -> context.setClassLoader(bean.getClassLoader()), bean, ActionCheckTests.WarningCheck.class);
    }

    private Class<?> compile(String name, String source) throws IOException, ClassNotFoundException {
        Path file = Files.writeString(folder.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java"), source);
        List<String> arguments = new ArrayList<>(
                Stream.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"))
                        .toList());
        arguments.add(file.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        URL[] classes = {folder.toUri().toURL()};
        return new URLClassLoader(classes, getClass().getClassLoader()).loadClass(name);
    }
}
