/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.util.List;

/** Tell how a run ended. Values, any thread. */
public sealed interface RunEnd {
    /**
     * The guest said so itself, in its END frame.
     *
     * @param ip where a trap happened, else 0
     * @param text the guest's words, at most 240 bytes, not to be trusted
     */
    record Ended(EndKind kind, int value, long ip, String text) implements RunEnd {}

    /**
     * It did not end in time.
     *
     * @param ip the instruction it was stopped at; 0 unknown
     * @param trace return addresses from there, innermost first, as far as memory that is the guest's can tell; maybe empty
     */
    record TimedOut(Phase phase, Why why, long ip, List<Long> trace) implements RunEnd {
        /** What ran out. */
        public enum Why {
            /** Its instructions: guest time, the same on each host. */
            BUDGET,
            /** Nothing: it halted, and no device or timer will ever wake it. */
            IDLE,
            /** The host's clock. */
            WALL
        }

        public TimedOut {
            trace = List.copyOf(trace);
        }

        /** Return that the host's clock ran out, and nobody knows where. */
        public static TimedOut wall(Phase phase) {
            return new TimedOut(phase, Why.WALL, 0, List.of());
        }
    }

    /**
     * It wrote more than it may.
     *
     * @param what {@code console} or {@code channel}
     */
    record OutputLimit(String what) implements RunEnd {}

    /**
     * The machine stopped without the guest's END frame.
     *
     * @param how reset, triple fault, the machine's own words
     */
    record Died(String how) implements RunEnd {}

    /**
     * What came over the frame channel is not what a kernel of ours sends.
     *
     * @param why sequence, nonce, checksum ...
     */
    record BrokenChannel(String why) implements RunEnd {}

    /** This host failed, not the guest. */
    record Infrastructure(String why) implements RunEnd {}
}
