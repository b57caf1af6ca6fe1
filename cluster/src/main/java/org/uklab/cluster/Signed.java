/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.security.PublicKey;
import java.util.Optional;

/** Tell what an envelope proved to hold. Values, any thread. */
public sealed interface Signed<T extends Message> {
    /** The signature is right and the signer is known; whether it may say so is still to be checked. */
    record Verified<T extends Message>(String signer, T message) implements Signed<T> {}

    /** Nothing to be believed. */
    record Rejected<T extends Message>(String why) implements Signed<T> {}

    /** Check who signed the envelope and decode it. Takes up to a millisecond. */
    static <T extends Message> Signed<T> open(Envelope envelope, Trust trust, Class<T> type) {
        Optional<PublicKey> key = trust.keyOf(envelope.signer());
        if (key.isEmpty()) {
            return new Rejected<>("unknown signer");
        }
        if (!Ed25519Signature.verify(key.get(), envelope.payload(), envelope.signature())) {
            return new Rejected<>("the signature is not " + envelope.signer() + "'s");
        }
        try {
            Message message = Decoder.decode(envelope.payload());
            return type.isInstance(message)
                    ? new Verified<>(envelope.signer(), type.cast(message))
                    : new Rejected<>("not a " + type.getSimpleName());
        } catch (IllegalArgumentException e) {
            return new Rejected<>("malformed: " + e.getMessage());
        }
    }
}
