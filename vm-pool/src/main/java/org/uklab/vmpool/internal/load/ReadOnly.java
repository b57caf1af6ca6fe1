/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Compare what an image says nobody writes to, with what is there after a run. */
public final class ReadOnly {
    private static final int PIECE = 64 << 10;

    private ReadOnly() {}

    /** Return the first place where code or constants differ from the image, as section and address. */
    public static Optional<String> altered(byte[] bytes, ElfImage image, GuestMemory memory) throws IOException {
        for (ElfImage.Constant constant : image.constants()) {
            for (int at = 0; at < constant.length(); at += PIECE) {
                int length = Math.min(PIECE, constant.length() - at);
                byte[] now = memory.read(constant.address() + at, length);
                int differs = ByteBuffer.wrap(now).mismatch(ByteBuffer.wrap(bytes, constant.offset() + at, length));
                if (differs >= 0) {
                    return Optional.of("%s at 0x%x".formatted(constant.section(), constant.address() + at + differs));
                }
            }
        }
        return Optional.empty();
    }
}
