// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's client asks orders, orders asks inventory, inventory asks Python's server; Python reads all four logs. */
class PythonInteropTests {
    private static final String FROM_CLIENT_TO_SERVER =
            "http_request>http:server>OrderService.quote>http:client>http:server>Supplier.quote>http:client"
                    + ">eliot:remote_task>divide";

    @TempDir
    Path logs;

    @BeforeAll
    static void requireEliotForPython() throws Exception {
        Python.requireEliot();
    }

    @Test
    void eachOfManyTasksIsOneTreeFromPythonThroughBothServicesToPython() throws Exception {
        askForQuotes("--count", "100", "--threads", "8");

        checkTree("100", "client>" + FROM_CLIENT_TO_SERVER);
    }

    @Test
    void manyRequestsAtATimeAreOneTreeWhenTheyAreOneTask() throws Exception {
        askForQuotes("--count", "100", "--threads", "8", "--single-task");

        checkTree("1", "client>eliot:remote_task>" + FROM_CLIENT_TO_SERVER);
    }

    private void askForQuotes(String... options) throws Exception {
        try (Python.Server supplier = Python.serve(logs.resolve("server.log"));
                Services services = Services.start(Settings.of(
                        "--orders.port=0",
                        "--inventory.port=0",
                        "--logs.folder=" + logs,
                        "--supplier.url=" + supplier.url() + "/divide"))) {
            String quotes = "http://localhost:" + services.ordersPort() + "/quotes/A-17";
            Python.run("eliot_client.py", arguments(quotes, log("client"), options));
        }
    }

    private void checkTree(String tasks, String path) throws Exception {
        Python.run(
                "check_tree.py",
                log("client"),
                log("orders"),
                log("inventory"),
                log("server"),
                "--expect-tasks",
                tasks,
                "--in-every-task",
                "--expect-path",
                path);
    }

    private String log(String program) {
        return logs.resolve(program + ".log").toString();
    }

    private static String[] arguments(String url, String log, String... options) {
        return Stream.concat(Stream.of(url, log), Stream.of(options)).toArray(String[]::new);
    }
}
