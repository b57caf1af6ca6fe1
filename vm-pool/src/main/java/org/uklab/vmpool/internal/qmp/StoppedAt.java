/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.qmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.vmpool.internal.load.GuestMemory;

/**
 * Tell where a stopped guest is, and who called that, by its frame pointers. Nothing of it can be trusted: a guest may have
 * put anything there. Immutable, any thread.
 *
 * @param ip the instruction it stands before; 0 unknown
 * @param callers return addresses, innermost first
 */
public record StoppedAt(long ip, List<Long> callers) {
    private static final int MOST = 32;
    private static final int FRAME = 16;
    /** Pointers to tagged memory carry the tag in their highest byte. */
    private static final long ADDRESS = (1L << 56) - 1;

    /** Which registers hold what: patterns of their names in QEMU's {@code info registers}. */
    public record Registers(String ip, String frame) {}

    public StoppedAt {
        callers = List.copyOf(callers);
    }

    /**
     * Read the registers and follow the frames: each begins with the address of the next, then the return address.
     *
     * @param text what {@code info registers} printed
     */
    public static StoppedAt of(String text, Registers names, GuestMemory memory) throws IOException {
        List<Long> callers = new ArrayList<>();
        long frame = value(text, names.frame) & ADDRESS;
        while (frame != 0 && frame % 8 == 0 && memory.holds(frame, FRAME) && callers.size() < MOST) {
            ByteBuffer pair = ByteBuffer.wrap(memory.read(frame, FRAME)).order(ByteOrder.LITTLE_ENDIAN);
            long next = pair.getLong() & ADDRESS;
            long caller = pair.getLong();
            if (caller == 0) {
                break;
            }
            callers.add(caller);
            frame = next > frame ? next : 0; // stacks grow down; anything else would be a ring
        }
        return new StoppedAt(value(text, names.ip), callers);
    }

    private static long value(String text, String register) {
        Matcher found =
                Pattern.compile("\\b" + register + "=([0-9a-f]{8,16})\\b").matcher(text);
        return found.find() ? Long.parseUnsignedLong(found.group(1), 16) : 0;
    }
}
