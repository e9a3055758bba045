// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotLogger;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;

class EliotBackgroundPreinitializerTests {
    private static final int THREADS = 4;

    private static List<BackgroundPreinitializer> oursFoundBySpringBoot() {
        List<BackgroundPreinitializer> all = new ArrayList<>(
                SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class));
        all.removeIf(each -> !each.getClass().getName().startsWith("io.eliot."));
        return all;
    }

    @Test
    void eachFeatureHasOne() {
        assertThat(oursFoundBySpringBoot())
                .extracting(each -> each.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "EliotBackgroundPreinitializer",
                        "WebServerBackgroundPreinitializer",
                        "ActionBackgroundPreinitializer",
                        "AccountBackgroundPreinitializer");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void needsNoApplicationAndLeavesNothingBehind(CapturedOutput output) {
        ActionContext before = ActionContext.current();
        EliotLogger logger = Eliot.defaultLogger();

        for (BackgroundPreinitializer each : oursFoundBySpringBoot()) {
            assertThatNoException().as("%s", each).isThrownBy(each::preinitialize);
        }

        assertThat(ActionContext.current()).isSameAs(before);
        assertThat(Eliot.defaultLogger()).isSameAs(logger);
        assertThat(output).isEmpty();
    }

    /** Whoever comes second waits for the first to finish a class; two that wait for each other would never start. */
    @ParameterizedTest
    @ValueSource(classes = {EliotLogger.class, EliotAutoConfiguration.class})
    void theClassesCanBeInitializedByManyThreadsInAnyOrder(Class<?> one) throws Exception {
        Path classes =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names = namesIn(classes);
        assertThat(names).contains(one.getName());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int seed = 0; seed < 20; seed++) {
                initialize(names, classes.toUri().toURL(), seed, threads);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void initialize(List<String> names, URL classes, int seed, ExecutorService threads)
            throws Exception {
        try (URLClassLoader loader = new OwnClasses(classes)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<String> shuffled = new ArrayList<>(names);
                Collections.shuffle(shuffled, new Random(seed * (long) THREADS + thread));
                all.add(threads.submit(() -> {
                    for (String name : shuffled) {
                        Class.forName(name, true, loader);
                    }
                    return shuffled.size();
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).as("seed %d", seed).isEqualTo(names.size());
            }
        }
    }

    private static List<String> namesIn(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            return namesBelow(classes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            return namesBelow(jar.getPath("/"));
        }
    }

    /** Without those that have no name: only the class around one can be the first to need it. */
    private static List<String> namesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(folder.getFileSystem().getSeparator(), "."))
                    .filter(name -> !name.matches(".*\\$\\d+"))
                    .toList();
        }
    }

    /** Ours anew, so that nobody has initialized them yet; those of others as they are. */
    private static final class OwnClasses extends URLClassLoader {
        static {
            registerAsParallelCapable();
        }

        OwnClasses(URL classes) {
            super(new URL[] {classes}, OwnClasses.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.eliot.") || findResource(name.replace('.', '/') + ".class") == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
