/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/**
 * Say in one line how a submission stands, and in another what that means. Any thread.
 *
 * @param tone {@code good}, {@code bad}, {@code warn} or {@code live}
 */
public record Headline(String tone, String title, String message) {
    static Headline of(Submission submission, @Nullable ReportView report, int ahead) {
        return switch (submission.state()) {
            case QUEUED -> new Headline("live", "Queued", queued(ahead, submission.attempt()));
            case WAITING ->
                new Headline(
                        "warn",
                        "Waiting for a grader",
                        "No grader with the right machine is there now. Yours keeps its place.");
            case ASSIGNED, PREPARING ->
                new Headline("live", "Preparing", "A grader has your patch" + again(submission));
            case BUILDING -> new Headline("live", "Building", "Your files are compiled and the kernel is linked.");
            case BOOTING -> new Headline("live", "Booting", "The kernel starts in its virtual machine.");
            case TESTING -> new Headline("live", "Testing", "The kernel runs; the judge reads what it reports.");
            case FINISHED -> finished(submission, report);
            case QUARANTINED ->
                new Headline(
                        "warn",
                        "Set aside",
                        "Grading failed " + submission.attempt()
                                + " times, not by your doing. An instructor has to look; this costs you no points.");
            case SUPERSEDED ->
                new Headline(
                        "warn",
                        "Superseded",
                        "You sent a newer patch while this one was still queued; that one is graded.");
            case CANCELLED -> new Headline("warn", "Cancelled", "This submission will not be graded.");
        };
    }

    private static String queued(int ahead, int attempts) {
        String place =
                ahead <= 0 ? "Yours is next." : ahead == 1 ? "One is before yours." : ahead + " are before yours.";
        return attempts == 0 ? place : place + " A grader was lost on the way; yours is done again.";
    }

    private static String again(Submission submission) {
        return submission.attempt() <= 1 ? "." : ", for the " + ordinal(submission.attempt()) + " time.";
    }

    private static String ordinal(int number) {
        return number == 2 ? "second" : number == 3 ? "third" : number + "th";
    }

    private static Headline finished(Submission submission, @Nullable ReportView report) {
        String verdict = report == null ? String.valueOf(submission.verdict()) : report.verdict();
        String message = report == null ? "" : report.message();
        boolean run = submission.kind() == SubmissionKind.RUN;
        return switch (verdict) {
            case "PASSED" -> new Headline("good", run ? "Run: all visible tests passed" : "Passed", message);
            case "PARTIAL" -> new Headline("warn", run ? "Run: some visible tests failed" : "Partly right", message);
            case "FAILED" -> new Headline("bad", run ? "Run: visible tests failed" : "Not passed", message);
            case "PATCH_REJECTED" -> new Headline("bad", "Patch refused", message);
            case "BUILD_FAILED" -> new Headline("bad", "It does not compile", message);
            case "FORBIDDEN_SYMBOL" -> new Headline("bad", "A forbidden symbol", message);
            case "CRASHED" -> new Headline("bad", "The kernel crashed", message);
            case "TIMED_OUT" -> new Headline("bad", "Out of time", message);
            case "OUTPUT_LIMIT" -> new Headline("bad", "Too much output", message);
            case "LIMIT_EXCEEDED" -> new Headline("bad", "Over a limit", message);
            case "INVALID_ARTEFACT" -> new Headline("bad", "No valid kernel", message);
            case "PLATFORM_BUG", "INFRASTRUCTURE" ->
                new Headline("warn", "Our fault", message + " This costs you no points; an instructor is told.");
            default -> new Headline("warn", verdict, message);
        };
    }
}
