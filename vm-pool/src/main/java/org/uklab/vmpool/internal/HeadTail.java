/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import java.util.Arrays;
import org.uklab.vmpool.Console;

/** Keep the first and the last 64 KiB of a stream of any length. One writer; readers on any thread. */
public final class HeadTail {
    /** Bytes kept at each end. */
    public static final int KEPT = 64 * 1024;

    private byte[] head = new byte[256];
    private int headLength;
    private final byte[] ring = new byte[KEPT];
    private long behindHead;

    /** Add bytes at the end. */
    public synchronized void add(byte[] bytes, int length) {
        int first = Math.min(length, KEPT - headLength);
        if (headLength + first > head.length) {
            head = Arrays.copyOf(head, Math.min(KEPT, 2 * (headLength + first)));
        }
        System.arraycopy(bytes, 0, head, headLength, first);
        headLength += first;
        for (int i = first; i < length; i++) {
            ring[(int) (behindHead++ % KEPT)] = bytes[i];
        }
    }

    /** Return what is kept now. */
    public synchronized Console console() {
        int kept = (int) Math.min(behindHead, KEPT);
        byte[] tail = new byte[kept];
        for (int i = 0; i < kept; i++) {
            tail[i] = ring[(int) ((behindHead - kept + i) % KEPT)];
        }
        return new Console(Arrays.copyOf(head, headLength), tail, behindHead - kept);
    }
}
