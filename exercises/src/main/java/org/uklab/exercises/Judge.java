/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;
import java.util.Optional;

/**
 * Draw what the guest is to do, and judge what it was seen to do.
 *
 * <p>Stateless; any thread. All methods depend on their arguments alone, for ever: an old verdict can be recomputed from
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

    /** Say how far a guest came that sent these and no more, such as "after step 3 of trial 2 (...)"; empty if nowhere. */
    default String reached(long seed, List<byte[]> observations) {
        return "";
    }

    /** Show the trial that a student should look at: where a check failed, else where the run ended. */
    default Optional<Picture> picture(long seed, List<byte[]> observations) {
        return Optional.empty();
    }

    /**
     * Say why these observations are not those of an agent whose {@code main()} returned 0, as the guest says; empty if
     * they may be. A wrong solution is no reason, and what is said here accuses nobody: a human looks at it.
     */
    default Optional<String> forged(long seed, List<byte[]> observations) {
        return Optional.empty();
    }
}
