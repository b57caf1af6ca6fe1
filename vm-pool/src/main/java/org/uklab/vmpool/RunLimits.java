/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.time.Duration;

/**
 * Bound one boot. Immutable, any thread.
 *
 * <p>In a {@link Slot} the two times are guest time, both from the first instruction: HELLO comes within {@code boot}, the
 * end within the larger of the two. A cold machine has the host's clock.
 *
 * @param boot from the start of the machine to the guest's HELLO frame
 * @param test from there to the end
 * @param consoleBytes what it may print
 * @param channelBytes what it may write to the frame channel
 * @param memoryMiB memory of the guest
 */
public record RunLimits(Duration boot, Duration test, int consoleBytes, int channelBytes, int memoryMiB) {
    /** What a small kernel test needs, with room. */
    public static final RunLimits DEFAULT =
            new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1 << 20, 4 << 20, 128);

    /** Return the same limits with another boot time. */
    public RunLimits withBoot(Duration other) {
        return new RunLimits(other, test, consoleBytes, channelBytes, memoryMiB);
    }

    /** Return the same limits with another test time. */
    public RunLimits withTest(Duration other) {
        return new RunLimits(boot, other, consoleBytes, channelBytes, memoryMiB);
    }

    /** Return the same limits with another number of console bytes. */
    public RunLimits withConsoleBytes(int other) {
        return new RunLimits(boot, test, other, channelBytes, memoryMiB);
    }

    /** Return the same limits with another number of channel bytes. */
    public RunLimits withChannelBytes(int other) {
        return new RunLimits(boot, test, consoleBytes, other, memoryMiB);
    }
}
