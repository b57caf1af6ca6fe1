/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.util.Arrays;
import java.util.Objects;

/**
 * Carry one message of the guest, its checksum and place in the sequence checked. The payload is not to be changed.
 *
 * @param type {@link #HELLO}, {@link #DATA} or {@link #END}
 * @param seq place in the sequence, from 0
 * @param nonce what the host put into the image; the same in all frames of a run
 */
@SuppressWarnings(
        "ArrayRecordComponent") // equals and hashCode below look inside; copying each payload twice buys nothing
public record Frame(int type, int seq, long nonce, byte[] payload) {
    /** The guest is up; the boot phase ends. */
    public static final int HELLO = 1;
    /** An observation of the agent. */
    public static final int DATA = 2;
    /** The guest's last words. */
    public static final int END = 3;

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame
                && type == frame.type
                && seq == frame.seq
                && nonce == frame.nonce
                && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, seq, nonce, Arrays.hashCode(payload));
    }

    @Override
    public String toString() {
        return "Frame[type=" + type + ", seq=" + seq + ", nonce=" + Long.toHexString(nonce) + ", " + payload.length
                + " bytes]";
    }
}
