/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/**
 * Show a submission as one line of a history. Any thread.
 *
 * @param title of its exercise
 */
public record Past(Submission submission, String title, Headline headline) {
    public static Past of(Submission submission, String title) {
        return new Past(submission, title, Headline.of(submission, null, 0));
    }

    public String kind() {
        return submission.kind() == SubmissionKind.RUN ? "run" : "submission";
    }

    public String received() {
        return SubmissionView.time(submission.receivedAt());
    }

    /** Give the points; a run has none. */
    public String score() {
        return submission.score() == null || submission.kind() == SubmissionKind.RUN
                ? "–"
                : submission.score() + "/" + submission.maxScore();
    }
}
