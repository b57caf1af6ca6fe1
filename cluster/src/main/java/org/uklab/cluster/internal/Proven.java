/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Message;

/**
 * Remember which of the latest small envelopes verified under which key: a check costs up to a millisecond, and the same
 * ready post is looked at twice a second, the same live event by each watcher. Any thread.
 */
final class Proven {
    private static final int SMALL = 1 << 14;
    private static final int REMEMBERED = 1024;

    private record Proof(PublicKey key, Message message) {}

    private final Map<Envelope, Proof> proofs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Envelope, Proof> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized Optional<Message> get(Envelope envelope, PublicKey key) {
        return Optional.ofNullable(proofs.get(envelope))
                .filter(proof -> proof.key().equals(key))
                .map(Proof::message);
    }

    synchronized void put(Envelope envelope, PublicKey key, Message message) {
        if (envelope.payload().length <= SMALL) {
            proofs.put(envelope, new Proof(key, message));
        }
    }
}
