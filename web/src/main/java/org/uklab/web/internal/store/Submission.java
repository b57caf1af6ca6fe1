/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Show a submission as it is now; the patch is read by {@link Submissions#patch}. Any thread.
 *
 * @param digest of the exercise release it was made for
 * @param sha256 of the patch
 * @param official whether it arrived in time to count
 * @param attempt number of the latest attempt, the fencing token; 0 before the first
 * @param verdict of the attempt that scored; null before
 */
public record Submission(
        UUID id,
        UUID author,
        @Nullable UUID team,
        UUID event,
        String exercise,
        String digest,
        SubmissionKind kind,
        String sha256,
        Instant receivedAt,
        boolean official,
        SubmissionState state,
        int attempt,
        @Nullable String verdict,
        @Nullable Integer score,
        @Nullable Integer maxScore,
        Instant changedAt) {}
