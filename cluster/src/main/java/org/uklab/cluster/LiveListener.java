/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/** Hear live events. Called on the bus's own thread: hand over and return. */
@FunctionalInterface
public interface LiveListener {
    /**
     * Take one event.
     *
     * @param sequence its place in the submission's ring, growing, with gaps where events were lost; continue with the
     *     one after it. After the ring was wiped it starts again from 0
     * @param grader who signed it; an enrolled one, perhaps not the holder
     */
    void on(long sequence, String grader, LiveEvent event);
}
