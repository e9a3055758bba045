// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Knows the paths of files an application hands out as they are: those with a suffix for which there is a file. A suffix
 * alone would let everybody who asks for {@code /orders/1.css} do so unseen.
 *
 * <p>Thread-safe. The first answers are remembered, so that a file that comes or goes later may be missed.
 *
 * @since 0.1.0
 */
public final class StaticFiles implements Predicate<String> {
    private static final int REMEMBERED = 1_000;
    private static final int LONGEST = 200;

    private final ResourceLoader loader;
    private final List<String> locations;
    private final String prefix;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /**
     * Files in some places.
     *
     * @param loader reads the places
     * @param locations such as {@code classpath:/static/}
     * @param prefix of the paths they are served under, empty or such as {@code /assets}
     */
    public StaticFiles(ResourceLoader loader, List<String> locations, String prefix) {
        this.loader = loader;
        this.locations = List.copyOf(locations);
        this.prefix = prefix + "/";
    }

    @Override
    public boolean test(String path) {
        if (!hasSuffix(path) || path.length() > LONGEST || !path.startsWith(prefix) || !ExcludedPaths.isPlain(path)) {
            return false;
        }
        Boolean answer = known.get(path);
        if (answer == null) {
            answer = exists(path.substring(prefix.length()));
            if (known.size() < REMEMBERED) {
                known.put(path, answer);
            }
        }
        return answer;
    }

    private static boolean hasSuffix(String path) {
        return path.lastIndexOf('.') > path.lastIndexOf('/');
    }

    private boolean exists(String file) {
        return locations.stream().anyMatch(location -> {
            Resource resource = loader.getResource(location.endsWith("/") ? location + file : location + "/" + file);
            return resource.isReadable();
        });
    }
}
