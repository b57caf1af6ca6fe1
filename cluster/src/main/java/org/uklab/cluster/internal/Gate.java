/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

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
    private final AtomicLong refused = new AtomicLong();

    /** Believe these. */
    public Gate(Trust trust) {
        this.trust = trust;
    }

    /** Open the envelope; what its signer may not say there, is refused too. */
    <T extends Message> Optional<T> admit(Envelope envelope, Class<T> type, BiPredicate<String, T> maySay) {
        Signed<T> signed = Signed.open(envelope, trust, type);
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

    /** Count one that is not let in. */
    public void refuse(String why) {
        refused.incrementAndGet();
        LOG.debug("refused {}", why);
    }

    long refused() {
        return refused.get();
    }
}
