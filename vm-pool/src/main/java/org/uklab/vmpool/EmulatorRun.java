/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.BoxRun;
import org.uklab.vmpool.internal.Channel;
import org.uklab.vmpool.internal.ChannelFile;
import org.uklab.vmpool.internal.HeadTail;

/**
 * One boot. The worker looks at the channel each few milliseconds: HELLO moves the run from the boot limit to the test
 * limit, anything broken or too long ends it.
 *
 * <pre>
 *   BOOT --HELLO--> TEST --END, exit--> over
 *     |               |
 *     +-- boot limit, test limit, output cap, broken channel --> killed
 * </pre>
 */
final class EmulatorRun {
    private static final Duration LOOK = Duration.ofMillis(4);
    /** A guest that said END has this long to stop its machine. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(1);

    private static final long MIB = 1 << 20;
    private static final int PROCESSES = 32;

    private final Box box;
    private final Emulator emulator;
    private final BootRequest request;
    private final RunLimits limits;
    private final RunListener listener;

    private final HeadTail console = new HeadTail();
    private final Channel channel = new Channel();
    private final List<Frame> frames = new ArrayList<>();
    private final long start = System.nanoTime();
    private long testStart;
    private long deadline;
    private Phase phase = Phase.BOOT;

    EmulatorRun(Box box, Emulator emulator, BootRequest request, RunListener listener) {
        this.box = box;
        this.emulator = emulator;
        this.request = request;
        this.limits = request.limits();
        this.listener = listener;
        this.deadline = start + limits.boot().toNanos();
    }

    RunResult run() throws IOException {
        listener.phase(phase);
        BoxRun machine = box.start(command(), emulator.printsToFile() ? chatter -> {} : this::print);
        RunEnd stopped = null;
        long end;
        BoxResult result;
        try (ChannelFile sent = file(Emulator.CHANNEL, limits.channelBytes());
                ChannelFile printed = file(Emulator.CONSOLE, limits.consoleBytes())) {
            while (stopped == null && !machine.await(LOOK)) {
                stopped = look(sent, printed);
            }
            if (stopped != null) {
                machine.kill(Limit.CALLER);
            }
            result = machine.result();
            end = System.nanoTime();
            if (stopped == null) {
                stopped = read(sent, printed);
            }
        }
        return new RunResult(
                stopped != null ? stopped : judge(result),
                frames,
                console.console(),
                Duration.ofNanos((phase == Phase.BOOT ? end : testStart) - start),
                Duration.ofNanos(phase == Phase.BOOT ? 0 : end - testStart),
                OptionalLong.empty(),
                Optional.empty());
    }

    private ChannelFile file(String inside, long limit) {
        return new ChannelFile(box.view().resolve(Path.of(inside).getFileName()), limit);
    }

    private BoxCommand command() throws IOException {
        BoxLimits guards = new BoxLimits(
                limits.boot().plus(limits.test()).plusSeconds(5),
                limits.boot().plus(limits.test()).multipliedBy(2).plusSeconds(5),
                limits.memoryMiB() * MIB + emulator.ownMemory(),
                PROCESSES,
                Math.max(limits.channelBytes(), limits.consoleBytes()) + MIB / 2,
                limits.consoleBytes());
        return emulator.boot(guards, request).readOnly(request.image().toAbsolutePath(), Emulator.IMAGE);
    }

    private void print(byte[] bytes) {
        console.add(bytes, bytes.length);
        listener.console(bytes);
    }

    /* What ends the run before the machine does, or null. */
    private @Nullable RunEnd look(ChannelFile sent, ChannelFile printed) throws IOException {
        boolean ended = channel.ended();
        RunEnd flooded = read(sent, printed);
        if (flooded != null) {
            return flooded;
        }
        if (channel.ended() && !ended) {
            deadline = Math.min(deadline, System.nanoTime() + LAST_BREATH.toNanos());
        }
        if (System.nanoTime() - deadline < 0) {
            return null;
        }
        return channel.ended() ? channel.end() : RunEnd.TimedOut.wall(phase);
    }

    private @Nullable RunEnd read(ChannelFile sent, ChannelFile printed) throws IOException {
        if (emulator.printsToFile()) {
            byte[] bytes = printed.read();
            if (bytes.length > 0) {
                print(bytes);
            }
        }
        take(sent.read());
        if (channel.fault() != null) {
            return new RunEnd.BrokenChannel(channel.fault());
        }
        if (printed.full()) {
            return new RunEnd.OutputLimit("console");
        }
        return sent.full() ? new RunEnd.OutputLimit("channel") : null;
    }

    private void take(byte[] bytes) {
        for (Frame frame : channel.feed(bytes)) {
            frames.add(frame);
            listener.frame(frame);
            if (frame.type() == Frame.HELLO && phase == Phase.BOOT) {
                phase = Phase.TEST;
                testStart = System.nanoTime();
                deadline = testStart + limits.test().toNanos();
                listener.phase(phase);
            }
        }
    }

    /* The machine ended by itself, or the box ended it. */
    private RunEnd judge(BoxResult result) {
        if (result instanceof BoxResult.Failed failed) {
            return new RunEnd.Infrastructure(failed.why());
        }
        if (channel.fault() != null) {
            return new RunEnd.BrokenChannel(channel.fault());
        }
        if (result instanceof BoxResult.Killed killed && killed.limit() == Limit.OUTPUT) {
            return new RunEnd.OutputLimit("console");
        }
        RunEnd end = channel.end();
        if (end != null) {
            return end;
        }
        if (result instanceof BoxResult.Exited exited) {
            return died(exited);
        }
        return killed((BoxResult.Killed) result);
    }

    private RunEnd died(BoxResult.Exited exited) {
        String words = exited.stderr().text().strip();
        if (words.isEmpty() && emulator.printsToFile()) {
            words = exited.stdout().text().strip();
        }
        Optional<String> meaning = emulator.exits().stream()
                .filter(exit -> exit.status() == exited.status())
                .map(MachineProfile.Exit::meaning)
                .findFirst();
        boolean guestRan = phase == Phase.TEST || console.console().length() > 0 || !frames.isEmpty();
        if (meaning.isEmpty() && !guestRan) {
            return new RunEnd.Infrastructure(
                    emulator.name() + " did not start (status " + exited.status() + "): " + words);
        }
        String how = meaning.orElse(
                emulator.name() + " ended with status " + exited.status() + (words.isEmpty() ? "" : ": " + words));
        return new RunEnd.Died(channel.partial() ? how + "; in the middle of a frame" : how);
    }

    private RunEnd killed(BoxResult.Killed killed) {
        return switch (killed.limit()) {
            case WALL, CPU -> RunEnd.TimedOut.wall(phase);
            case FILE -> new RunEnd.OutputLimit("channel");
            case OUTPUT -> new RunEnd.OutputLimit("console");
            case MEMORY, PROCESSES, CALLER ->
                new RunEnd.Infrastructure("the box ended " + emulator.name() + ": " + killed.limit());
        };
    }
}
