/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.List;

/**
 * Name one published state of an exercise; submissions stay with the one they were made for. Any thread.
 *
 * @param digest SHA-256 of the exercise's folder, in hex
 * @param targets names of machines of which a grader needs one, space between
 */
public record ExerciseRelease(String exercise, String digest, String targets, Instant publishedAt) {
    public List<String> targetList() {
        return List.of(targets.split(" "));
    }
}
