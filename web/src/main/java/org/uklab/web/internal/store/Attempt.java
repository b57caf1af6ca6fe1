/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Show one try at grading a submission. Any thread.
 *
 * @param number 1 is the first; the fencing token
 * @param grader who holds it, or held it last
 * @param seed for the scenario; secret until the attempt is over
 * @param report the grader's JSON, once there is one
 */
public record Attempt(
        UUID submission,
        int number,
        String grader,
        long seed,
        Instant assignedAt,
        Instant leaseUntil,
        AttemptState state,
        @Nullable String report,
        @Nullable String verdict,
        @Nullable Integer score,
        @Nullable Instant committedAt) {}
