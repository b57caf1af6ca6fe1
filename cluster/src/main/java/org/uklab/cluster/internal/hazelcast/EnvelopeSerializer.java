/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import org.uklab.cluster.Envelope;

/** Write an envelope in Hazelcast's Compact format, the only type of ours that Hazelcast knows. Any thread. */
final class EnvelopeSerializer implements CompactSerializer<Envelope> {
    @Override
    public Envelope read(CompactReader in) {
        String signer = in.readString("signer");
        byte[] payload = in.readArrayOfInt8("payload");
        byte[] signature = in.readArrayOfInt8("signature");
        if (signer == null || payload == null || signature == null) {
            throw new HazelcastSerializationException("an envelope with a field missing");
        }
        return new Envelope(signer, payload, signature);
    }

    @Override
    public void write(CompactWriter out, Envelope envelope) {
        out.writeString("signer", envelope.signer());
        out.writeArrayOfInt8("payload", envelope.payload());
        out.writeArrayOfInt8("signature", envelope.signature());
    }

    @Override
    public String getTypeName() {
        return "uklab.envelope";
    }

    @Override
    public Class<Envelope> getCompactClass() {
        return Envelope.class;
    }
}
