/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;

/**
 * Draw what the guest is to do, and judge what it was seen to do.
 *
 * <p>Stateless; any thread. Both methods depend on their arguments alone, for ever: an old verdict can be recomputed from
 * its seed and its observations.
 */
public interface Judge {

    /** Draw the scenario of a seed: the bytes that the agent finds in its memory. */
    byte[] scenario(long seed);

    /**
     * Judge what a guest sent for the scenario of the seed: one result for each check of the exercise, in its order.
     *
     * @param observations payloads of the guest's DATA frames, in order; missing, truncated, garbled or surplus ones fail
     *     checks and never throw
     */
    List<CheckResult> judge(long seed, List<byte[]> observations);
}
