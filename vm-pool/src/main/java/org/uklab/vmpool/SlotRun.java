/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.RunEnd.TimedOut.Why;
import org.uklab.vmpool.internal.BoxRun;
import org.uklab.vmpool.internal.load.BadImageException;
import org.uklab.vmpool.internal.load.ElfImage;
import org.uklab.vmpool.internal.load.GuestMemory;
import org.uklab.vmpool.internal.load.ReadOnly;
import org.uklab.vmpool.internal.qmp.Qmp;
import org.uklab.vmpool.internal.qmp.StoppedAt;

/**
 * One boot in a slot. Its limits are guest time: an instruction is 32 ns, so the same image ends the same way on a slow host.
 *
 * <pre>
 *   BOOT --HELLO--> TEST --power off, reset--> stopped: instructions counted, memory compared
 *     |               |
 *     +-- too many instructions, no instruction any more, output cap, broken channel --> over
 * </pre>
 *
 * <p>A look comes too late by a little, never too early: so a guest that ended in between is judged by its final count.
 */
final class SlotRun {
    private static final Duration LOOK = Duration.ofMillis(4);
    private static final Duration COUNT = Duration.ofMillis(20);
    private static final Duration COUNT_CPU = Duration.ofMillis(250);
    /** Without an instruction for so long, it is asked whether it only waits for the host's processor. */
    private static final Duration IDLE = Duration.ofSeconds(2);
    /** What the host's processor gives any guest, so that a small limit is one of guest time alone. */
    private static final Duration LEAST_CPU = Duration.ofSeconds(4);
    /** What ends a run on a host that has no time for it. */
    private static final Duration WALL = Duration.ofSeconds(60);

    private final BoxRun process;
    private final Qmp qmp;
    private final GuestMemory memory;
    private final Emulator emulator;
    private final WarmStart start;
    private final RunLimits limits;
    private final GuestOutput output;
    private final long began = System.nanoTime();

    private Duration cpuOfBoot = Duration.ZERO;
    private OptionalLong exact = OptionalLong.empty();
    private long count;
    private long counted = began;
    private long changed = began;
    private long cpuAsked = began;
    private long ended;

    SlotRun(
            Box box,
            BoxRun process,
            Qmp qmp,
            GuestMemory memory,
            Emulator emulator,
            WarmStart start,
            RunLimits limits,
            RunListener listener) {
        this.process = process;
        this.qmp = qmp;
        this.memory = memory;
        this.emulator = emulator;
        this.start = start;
        this.limits = limits;
        this.output = new GuestOutput(box.view(), true, limits, listener);
    }

    RunResult run(byte[] bytes) throws IOException, BadImageException, InterruptedException {
        ElfImage image = ElfImage.parse(bytes);
        try (output) {
            start.loader.load(image, memory);
            qmp.resume();
            RunEnd end = follow();
            Optional<String> altered = ReadOnly.altered(bytes, image, memory);
            return output.result(end, System.nanoTime(), exact, altered);
        }
    }

    private RunEnd follow() throws IOException, InterruptedException {
        while (true) {
            Optional<Qmp.Ending> ending = qmp.ending(LOOK);
            if (ending.isEmpty() && !process.alive()) {
                RunEnd broken = output.read();
                return broken != null ? broken : EmulatorEnd.of(process.result(), emulator, output);
            }
            if (ending.isEmpty() && System.nanoTime() - counted >= COUNT.toNanos()) {
                count(); // before the output is read: what it says then, it said within this count
            }
            RunEnd broken = output.read();
            if (broken != null) {
                return broken;
            }
            RunEnd over = ending.isPresent() ? stopped(ending.get()) : late();
            if (over != null) {
                return over;
            }
        }
    }

    private void count() throws IOException, InterruptedException {
        long now = qmp.instructions();
        counted = System.nanoTime();
        if (now != count) {
            count = now;
            changed = counted;
        }
    }

    /* The guest's own end. */
    private RunEnd stopped(Qmp.Ending how) throws IOException, InterruptedException {
        count();
        if (count > budget()) {
            return timedOut(Why.BUDGET);
        }
        exact = OptionalLong.of(count);
        RunEnd.@Nullable Ended said = output.end();
        return said != null ? said : output.died(words(how) + ", without an END frame");
    }

    private static String words(Qmp.Ending how) {
        return switch (how) {
            case OFF -> "the guest switched off the machine";
            case RESET -> "the machine was reset (a triple fault does that)";
            case EXIT_DEVICE -> "the guest left by the exit device";
        };
    }

    /* Why it is not waited for any longer, or null. */
    private @Nullable RunEnd late() throws IOException, InterruptedException {
        long now = System.nanoTime();
        RunEnd.@Nullable Ended said = output.end();
        if (said != null) {
            ended = ended == 0 ? now : ended;
            return now - ended >= EmulatorRun.LAST_BREATH.toNanos() ? said : null;
        }
        if (count > budget()) {
            return timedOut(Why.BUDGET);
        }
        if (now - changed >= IDLE.toNanos() && idle()) {
            exact = OptionalLong.of(count);
            return timedOut(Why.IDLE);
        }
        if (now - cpuAsked >= COUNT_CPU.toNanos()) {
            cpuAsked = now;
            if (busy()) {
                return timedOut(Why.WALL);
            }
        }
        return now - began < WALL.toNanos()
                ? null
                : new RunEnd.Infrastructure(
                        "this host is too busy: " + count + " instructions in " + WALL.toSeconds() + " s");
    }

    /* Only a machine that is stopped tells the count as of now. */
    private boolean idle() throws IOException, InterruptedException {
        long before = count;
        qmp.stop();
        count();
        if (count != before) {
            qmp.resume();
        }
        changed = System.nanoTime();
        return count == before;
    }

    /* Instructions that take very long, such as a loop of pauses: the limit holds for the host's processor too. */
    private boolean busy() {
        Duration cpu = process.cpu();
        boolean booting = output.phase() == Phase.BOOT;
        cpuOfBoot = booting ? cpu : cpuOfBoot;
        Duration used = booting ? cpu : cpu.minus(cpuOfBoot);
        return used.compareTo(LEAST_CPU) > 0 && used.compareTo(booting ? limits.boot() : limits.test()) > 0;
    }

    /* From the first instruction on, after HELLO too: when that came is known only to the nearest look. */
    private long budget() {
        Duration limit = output.phase() == Phase.TEST && limits.test().compareTo(limits.boot()) > 0
                ? limits.test()
                : limits.boot();
        return limit.toNanos() / MachineProfile.INSTRUCTION_NANOS;
    }

    private RunEnd timedOut(Why why) throws IOException, InterruptedException {
        qmp.stop();
        StoppedAt at = StoppedAt.of(qmp.registers(), start.registers, memory);
        return new RunEnd.TimedOut(output.phase(), why, at.ip(), at.callers());
    }
}
