/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.uklab.vmpool.StubAssembler;

/** Make images to break, out of one that gcc and ld made ({@code load/program.S}). Any thread. */
final class TestImage {
    private static final byte[] GOOD = at("0x200000");

    private TestImage() {}

    /** Return one whose code begins at 2 MiB; its first segment begins a page before, with the file's headers. */
    static byte[] good() {
        return GOOD.clone();
    }

    /** Return one whose code begins elsewhere. */
    static byte[] at(String address) {
        List<String> layout = List.of("-z", "noseparate-code", "-z", "max-page-size=4096");
        return StubAssembler.program("/load/program.S", "", List.of(), layout, address);
    }

    static ByteBuffer fields(byte[] image) {
        return ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    }
}
