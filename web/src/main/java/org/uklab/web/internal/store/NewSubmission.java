/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ask for a patch to be kept and graded; web has checked it against the patch policy. Any thread.
 *
 * @param team null if the author works alone
 * @param patch a unified diff against the starter tree
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NewSubmission(
        UUID author, @Nullable UUID team, UUID event, String exercise, SubmissionKind kind, byte[] patch) {
    /** Ask alone, for practice; work that an open event of the author has goes there, see {@link Events#placed}. */
    public static NewSubmission practice(UUID author, String exercise, SubmissionKind kind, byte[] patch) {
        return new NewSubmission(author, null, Event.PRACTICE, exercise, kind, patch);
    }
}
