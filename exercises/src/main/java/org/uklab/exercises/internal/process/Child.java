/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

/**
 * Describe what the agent prepares for a child.
 *
 * @param below the stack pointer of its first instruction, in bytes below the end of its stack
 * @param area where its TLS area begins, in units of {@link Scenario#AREA_UNIT} bytes from its pool's start
 * @param marker value of a variable in its TLS
 */
record Child(int below, int area, int marker) {

    /** Give how a report calls its TLS register value. */
    long tlsPlace(long layout) {
        return 1 + (long) area * Scenario.AREA_UNIT + layout;
    }
}
