/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
final class QemuRun {
    private static final String IMAGE = "/image";
    private static final String CHANNEL = "channel";
    private static final Duration LOOK = Duration.ofMillis(4);
    /** A guest that said END has this long to stop its machine. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(1);

    private static final long MIB = 1 << 20;
    /** QEMU's own memory beside the guest's: code, translated code, stacks. */
    private static final long OWN_MEMORY = 384 * MIB;

    private static final int QEMU_ERROR = 1;
    private static final int PROCESSES = 32;

    private final Box box;
    private final MachineProfile profile;
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

    QemuRun(Box box, MachineProfile profile, BootRequest request, RunListener listener) {
        this.box = box;
        this.profile = profile;
        this.request = request;
        this.limits = request.limits();
        this.listener = listener;
        this.deadline = start + limits.boot().toNanos();
    }

    RunResult run() throws IOException {
        listener.phase(phase);
        BoxRun machine = box.start(command(), this::print);
        RunEnd stopped = null;
        long end;
        BoxResult result;
        try (ChannelFile file = new ChannelFile(box.view().resolve(CHANNEL), limits.channelBytes())) {
            while (stopped == null && !machine.await(LOOK)) {
                stopped = look(file);
            }
            if (stopped != null) {
                machine.kill(Limit.CALLER);
            }
            result = machine.result();
            end = System.nanoTime();
            if (stopped == null) {
                take(file.read());
                stopped = file.full() ? new RunEnd.OutputLimit("channel") : null;
            }
        }
        return new RunResult(
                stopped != null ? stopped : judge(result),
                frames,
                console.console(),
                Duration.ofNanos((phase == Phase.BOOT ? end : testStart) - start),
                Duration.ofNanos(phase == Phase.BOOT ? 0 : end - testStart));
    }

    private BoxCommand command() {
        BoxLimits guards = new BoxLimits(
                limits.boot().plus(limits.test()).plusSeconds(5),
                limits.boot().plus(limits.test()).multipliedBy(2).plusSeconds(5),
                limits.memoryMiB() * MIB + OWN_MEMORY,
                PROCESSES,
                limits.channelBytes() + MIB / 2,
                limits.consoleBytes());
        return profile.command(
                        guards, profile.words(limits.memoryMiB(), IMAGE, request.commandLine(), "/out/" + CHANNEL))
                .readOnly(request.image().toAbsolutePath(), IMAGE);
    }

    private void print(byte[] bytes) {
        console.add(bytes, bytes.length);
        listener.console(bytes);
    }

    /* What ends the run before the machine does, or null. */
    private @Nullable RunEnd look(ChannelFile file) throws IOException {
        boolean ended = channel.ended();
        take(file.read());
        if (file.full()) {
            return new RunEnd.OutputLimit("channel");
        }
        if (channel.fault() != null) {
            return new RunEnd.BrokenChannel(channel.fault());
        }
        if (channel.ended() && !ended) {
            deadline = Math.min(deadline, System.nanoTime() + LAST_BREATH.toNanos());
        }
        if (System.nanoTime() - deadline < 0) {
            return null;
        }
        return channel.ended() ? channel.end() : new RunEnd.TimedOut(phase);
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
        boolean guestRan = phase == Phase.TEST || console.console().length() > 0 || !frames.isEmpty();
        if (exited.status() == QEMU_ERROR && !guestRan) {
            return new RunEnd.Infrastructure("QEMU did not start: " + words);
        }
        String how = profile.exits().stream()
                .filter(exit -> exit.status() == exited.status())
                .map(MachineProfile.Exit::meaning)
                .findFirst()
                .orElse("QEMU ended with status " + exited.status() + (words.isEmpty() ? "" : ": " + words));
        return new RunEnd.Died(channel.partial() ? how + "; in the middle of a frame" : how);
    }

    private RunEnd killed(BoxResult.Killed killed) {
        return switch (killed.limit()) {
            case WALL, CPU -> new RunEnd.TimedOut(phase);
            case FILE -> new RunEnd.OutputLimit("channel");
            case OUTPUT -> new RunEnd.OutputLimit("console");
            case MEMORY, PROCESSES, CALLER -> new RunEnd.Infrastructure("the box ended QEMU: " + killed.limit());
        };
    }
}
