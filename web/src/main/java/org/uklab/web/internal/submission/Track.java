/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.SubmissionState;

/** Show how far a submission is, as a row of steps. Any thread. */
public final class Track {
    private static final List<String> STEPS =
            List.of("Queued", "Preparing", "Building", "Booting", "Testing", "Verdict");

    private Track() {}

    /**
     * Show one step.
     *
     * @param tone class of its style; empty for what is still to come
     */
    public record Step(String name, String tone) {}

    /** Show the steps in a state; {@code phase} says where it ended, if the report does. */
    static List<Step> of(SubmissionState state, @Nullable ReportView report) {
        int at = at(state, report);
        String here = state == SubmissionState.FINISHED ? (at == STEPS.size() - 1 ? "done" : "stopped") : "now";
        if (state == SubmissionState.QUARANTINED
                || state == SubmissionState.SUPERSEDED
                || state == SubmissionState.CANCELLED) {
            here = "stopped";
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            steps.add(new Step(STEPS.get(i), i < at ? "done" : i == at ? here : ""));
        }
        return steps;
    }

    private static int at(SubmissionState state, @Nullable ReportView report) {
        return switch (state) {
            case QUEUED, WAITING, SUPERSEDED, CANCELLED, QUARANTINED -> 0;
            case ASSIGNED, PREPARING -> 1;
            case BUILDING -> 2;
            case BOOTING -> 3;
            case TESTING -> 4;
            case FINISHED -> end(report);
        };
    }

    private static int end(@Nullable ReportView report) {
        if (report == null) {
            return STEPS.size() - 1;
        }
        return switch (report.verdict()) {
            case "PATCH_REJECTED" -> 1;
            case "BUILD_FAILED", "FORBIDDEN_SYMBOL", "INVALID_ARTEFACT" -> 2;
            default ->
                "build".equals(report.phase())
                        ? 2
                        : "boot".equals(report.phase()) ? 3 : "test".equals(report.phase()) ? 4 : STEPS.size() - 1;
        };
    }
}
