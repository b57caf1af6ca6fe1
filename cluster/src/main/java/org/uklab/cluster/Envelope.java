/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.Arrays;

/**
 * Carry a message with who signed it. Nothing in it is to be believed before {@link Signed#open}.
 *
 * @param payload what {@link Message#encode} gave
 * @param signature Ed25519 over the payload
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look inside
public record Envelope(String signer, byte[] payload, byte[] signature) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope envelope
                && signer.equals(envelope.signer)
                && Arrays.equals(payload, envelope.payload)
                && Arrays.equals(signature, envelope.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "Envelope[" + signer + ", " + payload.length + " bytes]";
    }
}
