/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/**
 * Name one attempt at grading one submission. A value, any thread.
 *
 * @param submission the submission's id
 * @param attempt from 1; the fencing token, counted by the database
 */
public record JobKey(String submission, int attempt) {
    public JobKey {
        Names.require("submission", submission);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, not " + attempt);
        }
    }

    /** Return {@code submission#attempt}, the key under which the bus keeps what belongs to this attempt. */
    @Override
    public String toString() {
        return submission + "#" + attempt;
    }
}
