/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

/**
 * Name what must be seen to go right at least once before a check passes: doing nothing earns nothing. A family lists its
 * own in an enum.
 */
public interface Situation {

    Aspect aspect();

    /** Say when it is seen: "... when " and these words. */
    String words();
}
