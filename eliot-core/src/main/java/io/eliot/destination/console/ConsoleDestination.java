// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import io.eliot.destination.Destination;
import io.eliot.json.EncodedMessage;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.io.OutputStream;
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
 * <p>When {@link System#out} has failed, whoever wrote to it, what follows goes straight to the standard output of the
 * process, also where the application has replaced it: what that does not take is lost, and what it takes again is shown.
 * Any other print stream, and one that is {@link System#err} as well, never tells that it
 * works again, so that each message counts as dropped once it has failed. Of trees the account is rough: one that could
 * not be drawn counts as one message dropped, since the others in it counted as written when they were held; and what is
 * held while the stream fails counts as dropped, although its tree may be shown later.
 *
 * @since 0.1.0
 */
public final class ConsoleDestination implements Destination {
    private final OutputStream out;
    private final @Nullable TreeRenderer renderer;
    private final LocalTrees trees = new LocalTrees();

    ConsoleDestination(OutputStream out, @Nullable TreeRenderer renderer) {
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
        return new ConsoleDestination(output(out), null);
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
        return new ConsoleDestination(output(out), looks.partOfLog().build());
    }

    /** Of a process that needs its standard output for something else, the two are the same. */
    private static OutputStream output(PrintStream out) {
        return out == System.out && out != System.err ? StandardOutput.ofProcess() : new PrintedOutput(out);
    }

    @Override
    public void write(EncodedMessage message) throws IOException {
        if (renderer == null) {
            message.writeTo(out);
        } else {
            draw(renderer, trees.add(message));
            out.flush(); // or it would seem to work again with each message that is only held
        }
    }

    @Override
    public boolean isMuted() {
        return false;
    }

    /**
     * Shows what is still unfinished; the stream stays open.
     *
     * @throws IOException if it cannot be shown
     */
    @Override
    public void close() throws IOException {
        if (renderer != null) {
            draw(renderer, trees.takeAll());
        }
    }

    /** The next one may be small enough for what room there is. */
    private void draw(TreeRenderer looks, List<LocalTree> finished) throws IOException {
        IOException failure = null;
        for (LocalTree tree : finished) {
            try {
                out.write(looks.render(tree.asTask()).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
