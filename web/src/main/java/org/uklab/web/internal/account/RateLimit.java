/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Let each key do something a few times at once, and then again every so often. Any thread. */
final class RateLimit {
    private static final int MAX_KEYS = 10_000;

    private final int burst;
    private final long nanosEach;
    private final LongSupplier nanos;
    // When a key's bucket will be full again; the longest untouched key is the first to be forgotten.
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_KEYS;
        }
    };

    RateLimit(int burst, long secondsEach, LongSupplier nanos) {
        this.burst = burst;
        this.nanosEach = secondsEach * 1_000_000_000L;
        this.nanos = nanos;
    }

    /** Take one turn, or say that there is none left for now. */
    synchronized boolean take(String key) {
        long now = nanos.getAsLong();
        Long full = fullAt.get(key);
        long from = full == null || full - now < 0 ? now : full;
        if (from - now > (burst - 1) * nanosEach) {
            return false;
        }
        fullAt.put(key, from + nanosEach);
        return true;
    }

    /** Give a turn back that was taken. */
    synchronized void giveBack(String key) {
        fullAt.computeIfPresent(key, (any, full) -> full - nanosEach);
    }
}
