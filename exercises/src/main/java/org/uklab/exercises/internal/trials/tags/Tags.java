/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.uklab.exercises.internal.judging.Draw;

/** Hold a set of tags: bit n for tag n. */
final class Tags {
    static final int ALL = 0xffff;
    /** Tag 0 is for what nobody tagged, 15 for what the upper half of addresses would have. */
    static final int NEVER = 1 | 1 << 15;

    private Tags() {}

    static List<Integer> of(int mask) {
        List<Integer> tags = new ArrayList<>();
        for (int tag = 0; tag < 16; tag++) {
            if ((mask & 1 << tag) != 0) {
                tags.add(tag);
            }
        }
        return tags;
    }

    static String words(int mask) {
        return of(mask).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static boolean has(int mask, long tag) {
        return tag >= 0 && tag < 16 && (mask & 1 << tag) != 0;
    }

    /** Draw tags from 1 to 14, all different. */
    static List<Integer> draw(Draw draw, int count) {
        List<Integer> tags = of(ALL & ~NEVER);
        draw.shuffle(tags);
        return tags.subList(0, count);
    }
}
