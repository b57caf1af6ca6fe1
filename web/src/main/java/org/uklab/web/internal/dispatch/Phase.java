/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.UUID;
import org.uklab.web.internal.store.SubmissionState;

/** Say that the holder of an attempt has come to a phase. */
record Phase(UUID submission, int attempt, SubmissionState state) {
    /** Read the name of a phase of the grader's pipeline. */
    static SubmissionState stateOf(String name) {
        return switch (name) {
            case "compile", "firewall", "link" -> SubmissionState.BUILDING;
            case "boot" -> SubmissionState.BOOTING;
            case "test", "judge" -> SubmissionState.TESTING;
            default -> SubmissionState.PREPARING;
        };
    }
}
