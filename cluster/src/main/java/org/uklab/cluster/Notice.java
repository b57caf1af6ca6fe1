/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/** Carry web's last word on an attempt to its grader. Sent by the bus itself; other rooms call methods instead. */
public record Notice(JobKey key, Kind kind) implements Message {
    /** What web says. */
    public enum Kind {
        /** The lease is lost: stop working. */
        WITHDRAWN,
        /** The result is in the database: forget it. */
        COMMITTED
    }

    static final int TYPE = 6;

    @Override
    public byte[] encode() {
        return new Encoder(TYPE).key(key).text(kind.name()).bytes();
    }

    static Notice decode(Decoder in) {
        return new Notice(in.key(), Kind.valueOf(in.text()));
    }
}
