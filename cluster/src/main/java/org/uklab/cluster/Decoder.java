/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Read what {@link Encoder} wrote; anything else is an {@link IllegalArgumentException}. One thread. */
final class Decoder {
    private static final int MAX_TEXT = 1 << 16;

    private final ByteBuffer in;

    private Decoder(byte[] payload) {
        in = ByteBuffer.wrap(payload);
    }

    static Message decode(byte[] payload) {
        try {
            Decoder in = new Decoder(payload);
            int version = in.in.get();
            if (version != Encoder.VERSION) {
                throw new IllegalArgumentException(
                        "message version " + version + ", this side speaks " + Encoder.VERSION);
            }
            int type = in.in.get();
            Message message = switch (type) {
                case Ready.TYPE -> Ready.decode(in);
                case Job.TYPE -> Job.decode(in);
                case Renewal.TYPE -> Renewal.decode(in);
                case Result.TYPE -> Result.decode(in);
                case LiveEvent.TYPE -> LiveEvent.decode(in);
                case Notice.TYPE -> Notice.decode(in);
                default -> throw new IllegalArgumentException("unknown message type " + type);
            };
            if (in.in.hasRemaining()) {
                throw new IllegalArgumentException(in.in.remaining() + " bytes too many");
            }
            return message;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the message ends too early", e);
        }
    }

    long number() {
        return in.getLong();
    }

    int integer() {
        return length(Integer.MAX_VALUE);
    }

    byte[] blob(int max) {
        int length = length(Math.min(max, in.remaining()));
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    String text() {
        return new String(blob(MAX_TEXT), UTF_8);
    }

    List<String> texts() {
        int size = length(64);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    JobKey key() {
        return new JobKey(text(), integer());
    }

    private int length(int max) {
        long value = number();
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " where at most " + max + " fits");
        }
        return (int) value;
    }
}
