/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.BoxRun;

/**
 * One cold boot. The worker looks at the channel each few milliseconds: HELLO moves the run from the boot limit to the
 * test limit, anything broken or too long ends it.
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
    static final Duration LAST_BREATH = Duration.ofSeconds(1);

    private static final long MIB = 1 << 20;
    private static final int PROCESSES = 32;

    private final Box box;
    private final Emulator emulator;
    private final BootRequest request;
    private final RunLimits limits;
    private final GuestOutput output;
    private long lastBreath;

    EmulatorRun(Box box, Emulator emulator, BootRequest request, RunListener listener) {
        this.box = box;
        this.emulator = emulator;
        this.request = request;
        this.limits = request.limits();
        this.output = new GuestOutput(box.view(), emulator.printsToFile(), limits, listener);
    }

    RunResult run() throws IOException {
        BoxRun machine = box.start(command(), emulator.printsToFile() ? chatter -> {} : output::print);
        RunEnd stopped = null;
        long end;
        BoxResult result;
        try (output) {
            while (stopped == null && !machine.await(LOOK)) {
                stopped = look();
            }
            if (stopped != null) {
                machine.kill(Limit.CALLER);
            }
            result = machine.result();
            end = System.nanoTime();
            if (stopped == null) {
                stopped = output.read();
            }
        }
        return output.result(
                stopped != null ? stopped : EmulatorEnd.of(result, emulator, output),
                end,
                OptionalLong.empty(),
                Optional.empty());
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

    /* What ends the run before the machine does, or null. */
    private @Nullable RunEnd look() throws IOException {
        RunEnd flooded = output.read();
        if (flooded != null) {
            return flooded;
        }
        long now = System.nanoTime();
        Duration limit = output.phase() == Phase.BOOT ? limits.boot() : limits.test();
        boolean late = now - output.phaseStart() >= limit.toNanos();
        if (output.end() == null) {
            return late ? RunEnd.TimedOut.wall(output.phase()) : null;
        }
        if (lastBreath == 0) {
            lastBreath = now;
        }
        return late || now - lastBreath >= LAST_BREATH.toNanos() ? output.end() : null;
    }
}
