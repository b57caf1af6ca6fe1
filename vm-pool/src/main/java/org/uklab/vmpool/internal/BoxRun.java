/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.BoxResult;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.Limit;

/** Follow one command in a box. Any thread may kill; one thread waits. */
public final class BoxRun {
    private static final int REFUSED = 125;

    private final Process launcher;
    private final Path meta;
    private final HeadTail stdout = new HeadTail();
    private final HeadTail stderr = new HeadTail();
    private final AtomicLong outputLeft;
    private final AtomicReference<@Nullable Limit> reason = new AtomicReference<>();
    private final List<Thread> pumps;
    private boolean interrupted;

    private BoxRun(Process launcher, Path meta, long outputBytes, Consumer<byte[]> listener) {
        this.launcher = launcher;
        this.meta = meta;
        this.outputLeft = new AtomicLong(outputBytes);
        this.pumps = List.of(
                pump(launcher.getInputStream(), stdout, listener),
                pump(launcher.getErrorStream(), stderr, bytes -> {}));
    }

    /** Start a launcher that gets into its place in a slot and then waits for its words, or for the end of its input. */
    public static Process launcher(Path program, int slot) throws IOException {
        return new ProcessBuilder(program.toString(), "run", "--slot", Integer.toString(slot), "--later").start();
    }

    /**
     * Tell a launcher that waits what to run; {@code listener} gets each piece of standard output.
     *
     * @param words without NULs
     */
    public static BoxRun start(
            Process launcher, List<String> words, Path meta, long outputBytes, Consumer<byte[]> listener) {
        BoxRun run = converse(launcher, words, meta, outputBytes, listener);
        try {
            run.stdin().close();
        } catch (IOException gone) {
            // then its last words say why
        }
        return run;
    }

    /** Start like {@link #start}, with a command that reads what is written to {@link #stdin}. */
    public static BoxRun converse(
            Process launcher, List<String> words, Path meta, long outputBytes, Consumer<byte[]> listener) {
        BoxRun run = new BoxRun(launcher, meta, outputBytes, listener);
        run.pumps.forEach(Thread::start);
        try {
            run.stdin().write(message(words));
            run.stdin().flush();
        } catch (IOException gone) {
            // then its last words say why
        }
        return run;
    }

    /** Return what the command reads. */
    public OutputStream stdin() {
        return launcher.getOutputStream();
    }

    /** Return whether it has not ended. */
    public boolean alive() {
        return launcher.isAlive();
    }

    /** Return the processor time of its processes so far, as far as this host tells. */
    public Duration cpu() {
        return launcher.descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static byte[] message(List<String> words) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String word : words) {
            text.writeBytes(word.getBytes(StandardCharsets.UTF_8));
            text.write(0);
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((text.size() + "\n").getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(text.toByteArray());
        return message.toByteArray();
    }

    private Thread pump(InputStream from, HeadTail to, Consumer<byte[]> listener) {
        Thread thread = new Thread(() -> copy(from, to, listener), "box-output");
        thread.setDaemon(true);
        return thread;
    }

    /* Reads to the end even when nothing is kept any more: a full pipe would keep the box from ending. */
    private void copy(InputStream from, HeadTail to, Consumer<byte[]> listener) {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                if (outputLeft.addAndGet(-n) < 0) {
                    kill(Limit.OUTPUT);
                } else {
                    to.add(buffer, n);
                    listener.accept(Arrays.copyOf(buffer, n));
                }
            }
        } catch (IOException e) {
            // the launcher was killed under our hands; its status tells
        }
    }

    /** End the command and all its processes; the first reason given counts. */
    public void kill(Limit why) {
        if (reason.compareAndSet(null, why)) {
            launcher.destroy();
        }
    }

    /** Wait for the end at most this long. Return whether it has ended. An interrupt ends the command. */
    public boolean await(Duration patience) {
        try {
            return launcher.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            kill(Limit.CALLER);
            return false;
        }
    }

    /** Wait for the end and return it. An interrupt is kept for the caller. */
    public BoxResult result() {
        while (!await(Duration.ofHours(1)) || !pumped()) {
            // an interrupt has killed it, the end is near
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended(launcher.exitValue());
    }

    /* Waits for the last output; the pipes end with the last process of the box. */
    private boolean pumped() {
        try {
            for (Thread pump : pumps) {
                pump.join();
            }
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        }
    }

    private BoxResult ended(int status) {
        if (status == REFUSED) {
            return new BoxResult.Failed(refusal(stderr.console()));
        }
        try {
            if (status != 0) {
                throw new IOException("the launcher ended with status " + status);
            }
            Meta end = Meta.read(meta);
            Limit why = reason.get();
            if (why == Limit.OUTPUT || (why != null && end.status() == null)) {
                return new BoxResult.Killed(why, stdout.console(), stderr.console(), end.usage());
            }
            return end.result(stdout.console(), stderr.console());
        } catch (IOException e) {
            return new BoxResult.Failed(String.valueOf(e.getMessage()));
        }
    }

    /* The launcher's and bubblewrap's lines. The box may have written there too, so this is for people to read. */
    private static String refusal(Console stderr) {
        List<String> lines = stderr.text()
                .lines()
                .filter(line -> line.startsWith("box: ") || line.startsWith("bwrap: "))
                .toList();
        return lines.isEmpty() ? "the launcher refused without a word" : String.join("; ", lines);
    }
}
