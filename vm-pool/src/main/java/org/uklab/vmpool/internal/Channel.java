/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.RunEnd;

/**
 * Read frames from bytes that come in pieces of any size. One thread.
 *
 * <p>The first broken frame ends the reading: what follows is not looked at, {@link #fault} says why. Little endian:
 * magic, type, 0, length (16), sequence (32), nonce (64), payload, CRC-32 of all before it.
 */
public final class Channel {
    /** "UKFR". */
    public static final int MAGIC = 0x52464B55;
    /** Bytes before the payload. */
    public static final int HEADER = 20;
    /** Largest payload. */
    public static final int MAX_PAYLOAD = 4096;

    private static final int CHECKSUM = 4;
    private static final int END_HEADER = 16;
    private static final int END_TEXT = 240;

    private byte[] rest = new byte[0];
    private int nextSeq;
    private long nonce;
    private RunEnd.@Nullable Ended end;
    private @Nullable String fault;

    /** Take more bytes and return the frames that are complete now. */
    public List<Frame> feed(byte[] bytes) {
        List<Frame> frames = new ArrayList<>();
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        while (fault == null && in.hasRemaining()) {
            Frame frame = next(in);
            if (frame == null) {
                break;
            }
            frames.add(frame);
        }
        rest = Arrays.copyOfRange(all, in.position(), all.length);
        return frames;
    }

    /** Return why reading stopped, or null. */
    public @Nullable String fault() {
        return fault;
    }

    /** Return whether the bytes so far end inside a frame. */
    public boolean partial() {
        return fault == null && rest.length > 0;
    }

    /** Return what the END frame said, or null before it. */
    public RunEnd.@Nullable Ended end() {
        return end;
    }

    /** Return whether the END frame was read. */
    public boolean ended() {
        return end != null;
    }

    /* The next frame; null when it is not complete or not right. Moves on only past a good one. */
    private @Nullable Frame next(ByteBuffer in) {
        int at = in.position();
        fault = headFault(in, at);
        if (fault != null || in.remaining() < HEADER) {
            return null;
        }
        int length = Short.toUnsignedInt(in.getShort(at + 6));
        if (in.remaining() < HEADER + length + CHECKSUM) {
            return null;
        }
        byte[] payload = new byte[length];
        in.get(at + HEADER, payload);
        Frame frame = new Frame(in.get(at + 4), in.getInt(at + 8), in.getLong(at + 12), payload);
        fault = frameFault(frame, in, at, length);
        if (fault != null) {
            return null;
        }
        nonce = frame.nonce();
        nextSeq++;
        in.position(at + HEADER + length + CHECKSUM);
        return frame;
    }

    /* What can be told before the frame is complete, so that garbage does not look like a long frame. */
    private @Nullable String headFault(ByteBuffer in, int at) {
        String place = "frame " + nextSeq;
        if (end != null) {
            return "bytes after the END frame";
        }
        if (in.remaining() >= 4 && in.getInt(at) != MAGIC) {
            return place + " does not begin with the magic number";
        }
        if (in.remaining() < HEADER) {
            return null;
        }
        int type = in.get(at + 4);
        if (type < Frame.HELLO || type > Frame.END || in.get(at + 5) != 0) {
            return place + " has an unknown type " + type;
        }
        int length = Short.toUnsignedInt(in.getShort(at + 6));
        return length > MAX_PAYLOAD ? place + " is too long: " + length + " bytes" : null;
    }

    private @Nullable String frameFault(Frame frame, ByteBuffer in, int at, int length) {
        String place = "frame " + nextSeq;
        CRC32 crc = new CRC32();
        crc.update(in.slice(at, HEADER + length));
        if ((int) crc.getValue() != in.getInt(at + HEADER + length)) {
            return place + " has a wrong checksum";
        }
        if (frame.seq() != nextSeq) {
            return place + " says it is number " + Integer.toUnsignedString(frame.seq());
        }
        if (nextSeq > 0 && frame.nonce() != nonce) {
            return place + " has another nonce than those before";
        }
        if (frame.type() == Frame.HELLO && length != 0) {
            return place + " is a HELLO with a payload";
        }
        return frame.type() == Frame.END ? endFault(frame) : null;
    }

    private @Nullable String endFault(Frame frame) {
        ByteBuffer payload = ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
        if (payload.capacity() < END_HEADER || payload.capacity() > END_HEADER + END_TEXT) {
            return "the END frame has " + payload.capacity() + " bytes";
        }
        Optional<EndKind> kind = EndKind.of(payload.get(0));
        if (kind.isEmpty()) {
            return "the END frame has an unknown kind " + payload.get(0);
        }
        String text = new String(frame.payload(), END_HEADER, payload.capacity() - END_HEADER, StandardCharsets.UTF_8);
        end = new RunEnd.Ended(kind.get(), payload.getInt(4), payload.getLong(8), text);
        return null;
    }
}
