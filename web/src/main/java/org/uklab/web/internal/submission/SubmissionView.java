/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.AttemptState;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;
import org.uklab.web.internal.store.SubmissionState;
import org.uklab.web.internal.store.Tx;
import org.uklab.web.internal.submission.ReportView.CheckRow;

/**
 * Gather everything that the page of a submission shows; made from rows only, so that any reload gives it again.
 *
 * @param ahead how many are before it in the queue, -1 if it is not queued
 * @param report of the attempt that counts, or of the last one that ended without a verdict
 */
public record SubmissionView(
        Submission submission,
        @Nullable Exercise exercise,
        int ahead,
        @Nullable ReportView report,
        @Nullable String reportJson,
        List<Attempt> attempts,
        String patch) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Optional<SubmissionView> read(Tx tx, UUID id, List<Exercise> exercises) {
        return tx.submissions().find(id).map(submission -> read(tx, submission, exercises));
    }

    private static SubmissionView read(Tx tx, Submission submission, List<Exercise> exercises) {
        List<Attempt> attempts = tx.attempts().of(submission.id());
        String json = attempts.stream()
                .filter(attempt -> attempt.state() == AttemptState.COMMITTED)
                .map(Attempt::report)
                .findFirst()
                .orElse(null);
        return new SubmissionView(
                submission,
                exercises.stream()
                        .filter(exercise -> exercise.id().equals(submission.exercise()))
                        .findFirst()
                        .orElse(null),
                submission.state().queued() ? tx.queue().order().indexOf(submission.id()) : -1,
                json == null ? null : ReportView.of(json),
                json,
                attempts,
                new String(tx.submissions().patch(submission.id()), StandardCharsets.UTF_8));
    }

    public String id() {
        return submission.id().toString();
    }

    public String title() {
        return exercise == null ? submission.exercise() : exercise.title();
    }

    public boolean over() {
        return submission.state().over();
    }

    public boolean finished() {
        return submission.state() == SubmissionState.FINISHED;
    }

    public boolean run() {
        return submission.kind() == SubmissionKind.RUN;
    }

    public String received() {
        return time(submission.receivedAt());
    }

    public Headline headline() {
        return Headline.of(submission, report, ahead);
    }

    public List<Track.Step> track() {
        return Track.of(submission.state(), report);
    }

    /**
     * Give the checks with what became of them: all open while nobody knows, none if no kernel came to be judged. A run
     * has those its report names.
     */
    public List<CheckRow> checks() {
        if (report != null) {
            return run() || report.judged() ? report.checks() : List.of();
        }
        if (run() || exercise == null) {
            return List.of();
        }
        return exercise.checks().stream()
                .map(check -> new CheckRow(check.id(), check.title(), null, check.points(), null, null))
                .toList();
    }

    public DiffView diff() {
        return DiffView.of(patch, report == null ? List.of() : report.diagnostics());
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
