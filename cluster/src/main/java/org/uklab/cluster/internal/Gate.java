/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Message;
import org.uklab.cluster.Signed;
import org.uklab.cluster.Trust;

/** Let in what verifies and count the rest. Any thread. */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Trust trust;
    private final Proven proven = new Proven();
    private final AtomicLong refused = new AtomicLong();

    /** Believe these. */
    public Gate(Trust trust) {
        this.trust = trust;
    }

    /** Open the envelope; what its signer may not say there, is refused too. */
    <T extends Message> Optional<T> admit(Envelope envelope, Class<T> type, BiPredicate<String, T> maySay) {
        Signed<T> signed = open(envelope, type);
        if (signed instanceof Signed.Verified<T> verified) {
            if (maySay.test(verified.signer(), verified.message())) {
                return Optional.of(verified.message());
            }
            refuse(verified.message() + " out of place from " + verified.signer());
        } else if (signed instanceof Signed.Rejected<T> rejected) {
            refuse(envelope + ": " + rejected.why());
        }
        return Optional.empty();
    }

    private <T extends Message> Signed<T> open(Envelope envelope, Class<T> type) {
        Optional<PublicKey> key = trust.keyOf(envelope.signer());
        Optional<Message> known = key.flatMap(it -> proven.get(envelope, it)).filter(type::isInstance);
        if (known.isPresent()) {
            return new Signed.Verified<>(envelope.signer(), type.cast(known.get()));
        }
        Signed<T> signed = Signed.open(envelope, name -> key, type);
        if (signed instanceof Signed.Verified<T> verified) {
            key.ifPresent(it -> proven.put(envelope, it, verified.message()));
        }
        return signed;
    }

    /** Count one that is not let in. */
    public void refuse(String why) {
        refused.incrementAndGet();
        LOG.debug("refused {}", why);
    }

    long refused() {
        return refused.get();
    }
}
