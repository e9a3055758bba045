// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import io.eliot.destination.Destination;
import io.eliot.json.EncodedMessage;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a stream such as {@link System#out}: each message as a line of JSON, or each finished piece of work as a
 * tree. Always in UTF-8, whatever the locale, and whole: the output of other threads never gets in between.
 *
 * <p>A tree is drawn by the thread that finishes the outermost action of this process, when all that was started in it
 * has finished as well; what belongs to other processes is not waited for. Messages wait in memory until then, up to a
 * bound past which the oldest tree is drawn as far as it is. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ConsoleDestination implements Destination {
    private final PrintStream out;
    private final @Nullable TreeRenderer renderer;
    private final LocalTrees trees = new LocalTrees();

    private ConsoleDestination(PrintStream out, @Nullable TreeRenderer renderer) {
        this.out = out;
        this.renderer = renderer;
    }

    /**
     * Shows each message as a line of JSON, at once.
     *
     * @param out where to; not closed
     * @return a destination
     */
    public static ConsoleDestination ndjson(PrintStream out) {
        return new ConsoleDestination(out, null);
    }

    /**
     * Shows each finished piece of work as a tree without colours.
     *
     * @param out where to; not closed
     * @return a destination
     */
    public static ConsoleDestination tree(PrintStream out) {
        return tree(out, TreeRenderer.builder());
    }

    /**
     * Shows each finished piece of work as a tree.
     *
     * @param out where to; not closed
     * @param looks colours and the like
     * @return a destination
     */
    public static ConsoleDestination tree(PrintStream out, TreeRenderer.Builder looks) {
        return new ConsoleDestination(out, looks.partOfLog().build());
    }

    @Override
    public void write(EncodedMessage message) throws IOException {
        if (renderer == null) {
            message.writeTo(out);
        } else {
            draw(renderer, trees.add(message));
        }
        if (out.checkError()) {
            throw new IOException("The stream does not take any more");
        }
    }

    @Override
    public boolean isMuted() {
        return false;
    }

    /** Shows what is still unfinished; the stream stays open. */
    @Override
    public void close() {
        if (renderer != null) {
            draw(renderer, trees.takeAll());
        }
        out.flush();
    }

    private void draw(TreeRenderer looks, List<LocalTree> finished) {
        for (LocalTree tree : finished) {
            byte[] text = looks.render(tree.asTask()).getBytes(StandardCharsets.UTF_8);
            out.write(text, 0, text.length);
        }
    }
}
