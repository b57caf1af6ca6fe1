/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tell new posts from replays by their growing numbers, for the latest thousands of posters. Any thread. */
final class Sequences {
    private final Map<String, Long> latest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > 10_000;
        }
    };

    /** Note the number; return whether it is larger than all before it. */
    synchronized boolean advance(String who, long number) {
        Long before = latest.get(who);
        if (before != null && number <= before) {
            return false;
        }
        latest.put(who, number);
        return true;
    }

    /** Return whether no larger number was noted. */
    synchronized boolean isLatest(String who, long number) {
        Long before = latest.get(who);
        return before == null || number >= before;
    }
}
