/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.BoxRun;

/**
 * Hold one sandbox: a uid of its own and a sized {@code /out}, for any number of commands, one at a time.
 *
 * <p>Worker threads only. Close it: that ends what still runs and removes {@code /out}. When this process dies, the
 * launcher does the same.
 */
public final class Box implements AutoCloseable {
    private static final Pattern OPENED = Pattern.compile("slot=(\\d+) out=\\S+ view=(\\S+) cgroup=(\\w+)");
    private static final int CLOSE_SECONDS = 20;
    private static final int FIRST_UID = 64001;

    /** Whether closing waits until everything is removed, or leaves that to the launcher. */
    enum Farewell {
        LONG,
        SHORT
    }

    private final BoxLauncher launcher;
    private final Farewell farewell;
    private final Process session;
    private final int slot;
    private final Path view;
    private final String cgroup;
    private @Nullable Process waiting;

    private Box(BoxLauncher launcher, Farewell farewell, Process session, Matcher opened) {
        this.launcher = launcher;
        this.farewell = farewell;
        this.session = session;
        this.slot = Integer.parseInt(opened.group(1));
        this.view = Path.of(opened.group(2));
        this.cgroup = opened.group(3);
    }

    /**
     * Open a box.
     *
     * @param outBytes size of {@code /out}
     * @throws IOException when the launcher refuses; the message is its line
     */
    public static Box open(BoxLauncher launcher, long outBytes) throws IOException {
        return open(launcher, outBytes, Farewell.LONG);
    }

    static Box open(BoxLauncher launcher, long outBytes, Farewell farewell) throws IOException {
        return open(launcher, farewell, List.of("--out-bytes", Long.toString(outBytes)));
    }

    /** Open a box that shares {@link #memory} of this size with us; closing it does not wait. */
    static Box withMemory(BoxLauncher launcher, long outBytes, long memoryBytes) throws IOException {
        String memory = Long.toString(memoryBytes);
        return open(launcher, Farewell.SHORT, List.of("--out-bytes", Long.toString(outBytes), "--ram-bytes", memory));
    }

    private static Box open(BoxLauncher launcher, Farewell farewell, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.program().toString(), "open"));
        words.addAll(options);
        Process session = new ProcessBuilder(words).start();
        BufferedReader answer = session.inputReader(StandardCharsets.UTF_8);
        String line = answer.readLine();
        Matcher opened = OPENED.matcher(line == null ? "" : line);
        if (!opened.matches()) {
            String reason = new String(session.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException(reason.isBlank() ? "the launcher gave no slot" : reason.strip());
        }
        return new Box(launcher, farewell, session, opened);
    }

    /** Return where the host reads {@code /out}: read-only, links are not followed. Check for regular files anyway. */
    public Path view() {
        return view;
    }

    /**
     * Return the file that the box has as {@code /ram}, if it was opened {@link #withMemory}. Read and write it, never map
     * it: who is in the box may cut it short.
     */
    Path memory() {
        return view.resolveSibling("ram").resolve("memory");
    }

    /** Return the number of the slot. */
    public int slot() {
        return slot;
    }

    /** Return the uid of what runs in the box. */
    int uid() {
        return FIRST_UID + slot;
    }

    /** Return what counts memory and processes: {@code v1}, {@code v2}, or {@code none}, which is degraded. */
    public String cgroup() {
        return cgroup;
    }

    /** Return whether the session still holds the slot, and what waits for a command still does. */
    synchronized boolean isOpen() {
        return session.isAlive() && (waiting == null || waiting.isAlive());
    }

    /** Start what the next command needs before it is known: it enters its control group, which is slow, and waits. */
    synchronized void getReady() throws IOException {
        waiting = BoxRun.launcher(launcher.program(), slot);
    }

    private synchronized Process launcher() throws IOException {
        Process ready = waiting != null ? waiting : BoxRun.launcher(launcher.program(), slot);
        waiting = null;
        return ready;
    }

    /**
     * Run a command and wait for its end. Standard input is empty. An interrupt ends the command ({@link
     * Limit#CALLER}) and stays set.
     */
    public BoxResult run(BoxCommand command) {
        try {
            return start(command, bytes -> {}).result();
        } catch (IOException e) {
            return new BoxResult.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** Start a command whose standard output is also handed to {@code stdout}, on a thread of its own. */
    BoxRun start(BoxCommand command, Consumer<byte[]> stdout) throws IOException {
        return BoxRun.start(
                launcher(),
                command.words(),
                view.resolveSibling("meta"),
                command.limits().outputBytes(),
                stdout);
    }

    /** Start a command that reads what we write to its standard input. */
    BoxRun converse(BoxCommand command, Consumer<byte[]> stdout) throws IOException {
        return BoxRun.converse(
                launcher(),
                command.words(),
                view.resolveSibling("meta"),
                command.limits().outputBytes(),
                stdout);
    }

    /** End what runs, remove {@code /out}, free the slot. Returns when that is done; if a pool gave the box, before. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                if (waiting != null) {
                    waiting.getOutputStream().close();
                }
            }
            session.getOutputStream().close();
            if (farewell == Farewell.LONG && !session.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                session.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            // the launcher goes on without us
            Thread.currentThread().interrupt();
        }
    }
}
