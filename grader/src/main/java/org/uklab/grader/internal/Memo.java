/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Make a value once for each key and keep it for good; what fails is tried again. Any thread; two may make the same. */
public final class Memo<K, V> {
    private final Map<K, V> made = new ConcurrentHashMap<>();

    /** Give the value of a key, making it the first time. */
    public V of(K key, PhaseClock.Work<V> make) throws EndedException, IOException, InterruptedException {
        V known = made.get(key);
        if (known == null) {
            known = make.run();
            made.put(key, known);
        }
        return known;
    }
}
