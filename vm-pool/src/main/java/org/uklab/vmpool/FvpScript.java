/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.uklab.vmpool.internal.Channel;

/** Write the script of the kernel {@code fvp.S}, and its image. One thread. */
final class FvpScript {
    private static final int SIZE = 1 << 20;
    private static final long NONCE = 0x46565F5343524950L;
    private static final int FRAME = Channel.HEADER + 4;
    private static final int END_PAYLOAD = 16;

    private final ByteArrayOutputStream script = new ByteArrayOutputStream();
    private int seq;

    FvpScript print(String text) {
        return bytes(1, text.getBytes(StandardCharsets.US_ASCII));
    }

    FvpScript hello() {
        return frame(Frame.HELLO, new byte[0]);
    }

    FvpScript data(String text) {
        return frame(Frame.DATA, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Say that main() returned 0. */
    FvpScript end() {
        byte[] payload = new byte[END_PAYLOAD];
        payload[0] = (byte) EndKind.MAIN.code();
        return frame(Frame.END, payload);
    }

    FvpScript clock() {
        return word(8);
    }

    FvpScript trappedStore() {
        return word(9);
    }

    FvpScript toldStore() {
        return word(10);
    }

    byte[] off() {
        return word(5).script.toByteArray();
    }

    byte[] hang() {
        return word(3).script.toByteArray();
    }

    byte[] forever() {
        return word(7).script.toByteArray();
    }

    private FvpScript frame(int type, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(FRAME + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(Channel.MAGIC).put((byte) type).put((byte) 0).putShort((short) payload.length);
        frame.putInt(seq++).putLong(NONCE).put(payload);
        CRC32 crc = new CRC32();
        crc.update(frame.array(), 0, frame.position());
        return bytes(2, frame.putInt((int) crc.getValue()).array());
    }

    private FvpScript bytes(int step, byte[] bytes) {
        word(step).word(bytes.length);
        script.writeBytes(bytes);
        script.writeBytes(new byte[-bytes.length & 3]);
        return this;
    }

    private FvpScript word(int value) {
        script.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    /** Return an image of the kernel with a script. */
    static byte[] image(byte[] kernel, byte[] script) {
        byte[] image = Arrays.copyOf(kernel, SIZE);
        System.arraycopy(script, 0, image, kernel.length, script.length);
        return image;
    }

    /** Assemble the kernel in a box. Worker. */
    static byte[] kernel(BoxLauncher launcher) throws IOException {
        return kernel(launcher, "0x80080000");
    }

    /** Assemble the kernel for another place and other devices. */
    static byte[] kernel(BoxLauncher launcher, String address, String... definitions) throws IOException {
        List<String> gcc = new ArrayList<>(List.of("aarch64-linux-gnu-gcc", "-nostdlib", "-static"));
        gcc.addAll(List.of(definitions));
        gcc.addAll(List.of("-Wl,-Ttext=" + address + ",--build-id=none", "-o", "/out/kernel.elf", "/src/fvp.S"));
        List<String> objcopy =
                List.of("aarch64-linux-gnu-objcopy", "-O", "binary", "-j", ".text", "/out/kernel.elf", "/out/kernel");
        Path source = Files.createTempFile("uklab", ".S");
        try (Box box = Box.open(launcher, SIZE);
                InputStream in = FvpScript.class.getResourceAsStream("fvp.S")) {
            Files.write(source, in.readAllBytes());
            Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rw-r--r--"));
            for (List<String> command : List.of(gcc, objcopy)) {
                BoxResult result =
                        box.run(BoxCommand.of(BoxLimits.BUILD, command).readOnly(source, "/src/fvp.S"));
                if (!(result instanceof BoxResult.Exited exited) || exited.status() != 0) {
                    throw new IOException(command.get(0) + ": " + result);
                }
            }
            return Files.readAllBytes(box.view().resolve("kernel"));
        } finally {
            Files.delete(source);
        }
    }
}
