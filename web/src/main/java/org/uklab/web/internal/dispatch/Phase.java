/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.UUID;
import org.uklab.web.internal.store.SubmissionState;

/** Say that the holder of an attempt has come to a phase. */
record Phase(UUID submission, int attempt, SubmissionState state) {
    /** Read the names of phases of the grader's pipeline that began, a line each. */
    static SubmissionState stateOf(String names) {
        return switch (names.substring(names.lastIndexOf('\n') + 1)) {
            case "compile", "firewall", "link" -> SubmissionState.BUILDING;
            case "boot" -> SubmissionState.BOOTING;
            case "test", "judge" -> SubmissionState.TESTING;
            default -> SubmissionState.PREPARING;
        };
    }
}
