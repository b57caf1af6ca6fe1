/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Write frames as a guest does; the other half of what the room reads, on purpose written apart from it. Any thread. */
public final class Frames {
    /** The nonce of all frames of these tests. */
    public static final long NONCE = 0x1122334455667788L;

    private Frames() {}

    /** Return a HELLO with this place in the sequence. */
    public static byte[] hello(int seq) {
        return frame(1, seq, NONCE, new byte[0]);
    }

    /** Return an observation. */
    public static byte[] data(int seq, String payload) {
        return frame(2, seq, NONCE, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Return last words. */
    public static byte[] end(int seq, EndKind kind, int value, long ip, String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(16 + words.length).order(ByteOrder.LITTLE_ENDIAN);
        payload.put((byte) kind.code())
                .put(new byte[3])
                .putInt(value)
                .putLong(ip)
                .put(words);
        return frame(3, seq, NONCE, payload.array());
    }

    /** Return any frame with its right checksum. */
    public static byte[] frame(int type, int seq, long nonce, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(24 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put("UKFR".getBytes(StandardCharsets.US_ASCII));
        frame.put((byte) type).put((byte) 0).putShort((short) payload.length);
        frame.putInt(seq).putLong(nonce).put(payload);
        CRC32 crc = new CRC32();
        crc.update(frame.array(), 0, frame.position());
        return frame.putInt((int) crc.getValue()).array();
    }
}
