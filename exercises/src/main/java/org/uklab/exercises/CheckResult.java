/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

/**
 * Say how one check went, in words a student understands. Any thread.
 *
 * @param id of the {@link Check}
 * @param passed whether the statement was seen to hold, and never seen broken
 * @param points what the check is worth, passed or not
 * @param expected where to look, and what the contract wants there
 * @param seen what the kernel did instead; for a passed check, what was seen to hold
 */
public record CheckResult(String id, boolean passed, int points, String expected, String seen) {

    /** What is seen where a report is missing. */
    public static final String NOTHING = "none: the run ended earlier, or sent something else";

    /** Count the points that the check brings: all or none. */
    public int earned() {
        return passed ? points : 0;
    }
}
