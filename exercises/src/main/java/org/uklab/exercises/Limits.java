/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.time.Duration;

/**
 * Bound one boot of an exercise's kernel. Any thread.
 *
 * @param boot wall time until the guest says hello
 * @param test wall time from there to its end
 * @param consoleBytes of serial output
 * @param channelBytes of frames
 * @param memoryMiB of the guest, at most {@link #MOST_MEMORY_MIB}
 */
public record Limits(Duration boot, Duration test, int consoleBytes, int channelBytes, int memoryMiB) {
    /** A PC has what is beyond in another place, behind its devices; ours lays out memory in one piece. */
    public static final int MOST_MEMORY_MIB = 2048;
}
