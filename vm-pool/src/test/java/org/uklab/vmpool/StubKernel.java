/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Write the script of a stub kernel (see {@code stub/x86_64.S} and {@code stub/arm64.S}): a kernel that only does these
 * steps. Not thread safe.
 */
public final class StubKernel {
    private final ByteArrayOutputStream script = new ByteArrayOutputStream();

    /** Print to the console. */
    public StubKernel print(String text) {
        return bytes(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Write frames, or anything else, to the channel. */
    public StubKernel send(byte[]... pieces) {
        for (byte[] piece : pieces) {
            bytes(2, piece);
        }
        return this;
    }

    /** Print the guest's clock. */
    public StubKernel printClock() {
        return word(8);
    }

    /** Do the last step again and again. */
    public byte[] forever() {
        return word(7).script();
    }

    /** Loop without an end. */
    public byte[] hang() {
        return word(3).script();
    }

    /** Halt with interrupts off. */
    public byte[] halt() {
        return word(4).script();
    }

    /** Leave by the exit device. */
    public byte[] exit(int value) {
        return word(5).word(value).script();
    }

    /** Reset the machine: by a triple fault where there is no other way. */
    public byte[] reset() {
        return word(6).script();
    }

    private StubKernel bytes(int step, byte[] bytes) {
        word(step).word(bytes.length);
        script.writeBytes(bytes);
        script.writeBytes(new byte[-bytes.length & 3]);
        return this;
    }

    private StubKernel word(int value) {
        script.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    private byte[] script() {
        return script.toByteArray();
    }
}
