/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.RunEnd.TimedOut.Why;

/** Run the machine contract on warm slots: what differs from a cold boot. One thread. */
final class SlotChecks {
    private @Nullable Box box;
    private boolean closed;

    RunResult boot(Machine machine, byte[] image, RunLimits limits, RunListener listener) throws IOException {
        try (Slot slot = machine.prepare(limits.memoryMiB())) {
            assertThat(slot.waits()).isTrue();
            box = ((QemuSlot) slot).box();
            RunResult result = slot.run(image, limits, listener);
            assertThat(slot.waits()).isFalse();
            return result;
        } finally {
            closed = true;
        }
    }

    /** A slot has no command line: it is looked for by its box. Nobody waits for the end of one that is closed. */
    boolean runs() {
        Box used = Objects.requireNonNull(box);
        try {
            if (closed) {
                await().until(() -> Slots.isEmpty(used));
            }
            return !Slots.isEmpty(used);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void timedOut(RunResult result, Phase phase, Why why) {
        assertThat(result.end()).isInstanceOfSatisfying(RunEnd.TimedOut.class, late -> {
            assertThat(late.phase()).isEqualTo(phase);
            assertThat(late.why()).isEqualTo(why);
            assertThat(late.ip()).isPositive();
            assertThat(result.instructions().isPresent()).isEqualTo(why == Why.IDLE);
        });
    }
}
