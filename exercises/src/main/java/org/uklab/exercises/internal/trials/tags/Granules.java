/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.TagMap.Run;

/** Hold the tags of the agent's 64 granules. One thread. */
final class Granules {
    static final int COUNT = 64;
    static final int BYTES = 16;
    /** Granules whose tags the agent sends as one number, the first in the highest digit. */
    static final int ROW = 16;

    private final int[] tags = new int[COUNT];

    int tag(int granule) {
        return tags[granule];
    }

    void set(int first, int count, int tag) {
        for (int i = first; i < first + count; i++) {
            tags[i] = tag;
        }
    }

    long row(int row) {
        long value = 0;
        for (int i = 0; i < ROW; i++) {
            value = value << 4 | tags[row * ROW + i];
        }
        return value;
    }

    void setRow(int row, long value) {
        for (int i = 0; i < ROW; i++) {
            tags[row * ROW + i] = (int) (value >>> (4 * (ROW - 1 - i))) & 15;
        }
    }

    /** Say a row as the digits of four granules at a time. */
    static String words(long row) {
        String digits = String.format("%016x", row);
        return String.join(
                " ", digits.substring(0, 4), digits.substring(4, 8), digits.substring(8, 12), digits.substring(12));
    }

    /** Count the bytes from a place on, before the first granule that has another tag. */
    int reach(int place, int size, int tag) {
        int end = place;
        while (end < place + size && tags[end / BYTES] == tag) {
            end = (end / BYTES + 1) * BYTES;
        }
        return Math.min(end - place, size);
    }

    /** Give neighbours of one tag together. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= COUNT; i++) {
            if (i == COUNT || tags[i] != tags[first]) {
                runs.add(new Run(first * BYTES, i - first, tags[first]));
                first = i;
            }
        }
        return runs;
    }
}
