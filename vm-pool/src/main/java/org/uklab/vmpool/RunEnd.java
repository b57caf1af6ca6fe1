/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Tell how a run ended. Values, any thread. */
public sealed interface RunEnd {
    /**
     * The guest said so itself, in its END frame.
     *
     * @param ip where a trap happened, else 0
     * @param text the guest's words, at most 240 bytes, not to be trusted
     */
    record Ended(EndKind kind, int value, long ip, String text) implements RunEnd {}

    /** A guard of the host's clock ran out in this phase. */
    record TimedOut(Phase phase) implements RunEnd {}

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
