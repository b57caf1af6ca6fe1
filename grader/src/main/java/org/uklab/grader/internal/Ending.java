/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;

/**
 * Say how an attempt ended, before anything is known about checks.
 *
 * @param phase see {@link Report#phase}
 * @param what see {@link Report#what}
 * @param output of the tools, for a student to read
 * @param backtrace see {@link Report#backtrace}
 * @param tampered whether a human should look
 */
public record Ending(
        Verdict verdict,
        @Nullable String phase,
        @Nullable String what,
        String message,
        List<Report.Diagnostic> diagnostics,
        String output,
        List<Report.Place> backtrace,
        boolean tampered) {

    public Ending {
        diagnostics = List.copyOf(diagnostics);
        backtrace = List.copyOf(backtrace);
    }

    public static Ending of(Verdict verdict, String message) {
        return new Ending(verdict, null, null, message, List.of(), "", List.of(), false);
    }

    public static Ending in(Verdict verdict, String phase, String message) {
        return new Ending(verdict, phase, null, message, List.of(), "", List.of(), false);
    }

    public static Ending limit(String phase, String what, String message) {
        return in(Verdict.LIMIT_EXCEEDED, phase, message).what(what);
    }

    public Ending what(String limit) {
        return new Ending(verdict, phase, limit, message, diagnostics, output, backtrace, tampered);
    }

    public Ending with(List<Report.Diagnostic> found, String said) {
        return new Ending(verdict, phase, what, message, found, said, backtrace, tampered);
    }

    /** Add what else was said of the student's files. */
    public Ending and(List<Report.Diagnostic> found) {
        return with(Stream.concat(diagnostics.stream(), found.stream()).toList(), output);
    }

    public Ending at(List<Report.Place> places) {
        return new Ending(verdict, phase, what, message, diagnostics, output, places, tampered);
    }

    /** Give the same ending for a human to look at. */
    public Ending flagged() {
        return new Ending(verdict, phase, what, message, diagnostics, output, backtrace, true);
    }
}
