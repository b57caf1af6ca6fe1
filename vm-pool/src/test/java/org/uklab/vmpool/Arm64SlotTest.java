/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.time.Duration;
import org.uklab.vmpool.RunEnd.TimedOut.Why;

/** The contract, in warm slots. */
class Arm64SlotTest extends Arm64MachineTest {
    private final SlotChecks slots = new SlotChecks();

    @Override
    protected RunResult boot(byte[] image, String commandLine, RunLimits limits, RunListener listener)
            throws IOException {
        return slots.boot(machine(), image, limits, listener);
    }

    @Override
    protected boolean runs(String commandLine) {
        return slots.runs();
    }

    @Override
    protected void ranOut(RunResult result, Phase phase, Duration took, Duration limit) {
        SlotChecks.timedOut(result, phase, Why.BUDGET);
    }

    @Override
    protected void waited(RunResult result, Phase phase) {
        SlotChecks.timedOut(result, phase, Why.IDLE);
    }
}
