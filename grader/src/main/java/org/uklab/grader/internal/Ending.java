/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;

/**
 * Say how an attempt ended, before anything is known about checks.
 *
 * @param phase see {@link Report#phase}
 * @param what see {@link Report#what}
 * @param output of the tools, for a student to read
 * @param tampered whether a human should look
 */
public record Ending(
        Verdict verdict,
        @Nullable String phase,
        @Nullable String what,
        String message,
        List<Report.Diagnostic> diagnostics,
        String output,
        boolean tampered) {

    public Ending {
        diagnostics = List.copyOf(diagnostics);
    }

    public static Ending of(Verdict verdict, String message) {
        return new Ending(verdict, null, null, message, List.of(), "", false);
    }

    public static Ending in(Verdict verdict, String phase, String message) {
        return new Ending(verdict, phase, null, message, List.of(), "", false);
    }

    public static Ending limit(String phase, String what, String message) {
        return new Ending(Verdict.LIMIT_EXCEEDED, phase, what, message, List.of(), "", false);
    }

    /** Give the same ending for a human to look at. */
    public Ending flagged() {
        return new Ending(verdict, phase, what, message, diagnostics, output, true);
    }

    public Ending with(List<Report.Diagnostic> found, String said) {
        return new Ending(verdict, phase, what, message, found, said, tampered);
    }
}
