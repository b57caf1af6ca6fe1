/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.uklab.exercises.CheckResult;
import org.uklab.grader.Report;
import org.uklab.grader.Report.Boot;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.grader.Report.Place;
import org.uklab.grader.Verdict;

/** Write a report as text for a terminal, without colours. */
public final class HumanReport {
    private static final int CONSOLE_LINES = 40;

    private HumanReport() {}

    public static String write(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(title(report)).append('\n').append(report.message()).append("\n");
        if (judged(report)) {
            backtrace(text, report);
        }
        if (!report.checks().isEmpty() && judged(report)) {
            text.append('\n');
            report.checks().forEach(check -> check(text, check));
        }
        if (judged(report)) {
            warnings(text, report);
        }
        if (report.verdict() != Verdict.PASSED && !report.console().isBlank()) {
            text.append(report.digests().image() == null ? "\nThe tools said:\n" : "\nThe kernel printed:\n");
            console(text, report.console());
        }
        text.append("\nphases   ").append(phases(report));
        text.append("\nseed     ")
                .append(report.seed())
                .append(" (repeat with --seed ")
                .append(report.seed());
        text.append(")\ndigests  ").append(digests(report)).append('\n');
        for (Boot boot : report.boots()) {
            text.append("boot     seed ")
                    .append(boot.seed())
                    .append(counted(boot))
                    .append(", ");
            text.append(boot.millis()).append(" ms\n");
        }
        return text.toString();
    }

    private static String title(Report report) {
        String phase = report.phase() == null ? "" : report.phase();
        String what = report.what() == null ? "" : (phase.isEmpty() ? "" : ", ") + report.what();
        String detail = phase.isEmpty() && what.isEmpty() ? "" : "(" + phase + what + ")";
        return report.verdict() + detail + "  " + report.exercise() + "  " + report.score() + "/" + report.maxScore()
                + (report.flags().isEmpty() ? "" : "  " + String.join(" ", report.flags()));
    }

    private static boolean judged(Report report) {
        return report.digests().image() != null;
    }

    private static void check(StringBuilder text, CheckLine check) {
        text.append(String.format(
                Locale.ROOT,
                "  %s  %2d  %-14s %s%s%n",
                check.passed() ? "ok  " : "FAIL",
                check.points(),
                check.id(),
                check.title(),
                check.seen().equals(CheckResult.NOTHING) ? " (it ended before)" : ""));
        if (!check.passed() && !check.seen().equals(CheckResult.NOTHING)) {
            text.append("            expected: ").append(check.expected()).append('\n');
            text.append("            seen:     ").append(check.seen()).append('\n');
        }
    }

    /** Those of a build that did not pass are in what the tools said. */
    private static void warnings(StringBuilder text, Report report) {
        if (!report.diagnostics().isEmpty()) {
            text.append("\nThe compiler said of your files:\n");
        }
        for (Diagnostic one : report.diagnostics()) {
            text.append(String.format(
                    Locale.ROOT, "  %s:%d: %s: %s%n", one.file(), one.line(), one.severity(), one.message()));
        }
    }

    private static void backtrace(StringBuilder text, Report report) {
        if (!report.backtrace().isEmpty()) {
            text.append("\nWhere it ended, innermost first (> is yours):\n");
        }
        for (Place place : report.backtrace()) {
            text.append(place.yours() ? "> " : "  ").append(place).append('\n');
        }
    }

    private static void console(StringBuilder text, String console) {
        long lines = console.lines().count();
        if (lines > CONSOLE_LINES) {
            text.append("  [... ").append(lines - CONSOLE_LINES).append(" lines; --json has all ...]\n");
        }
        console.lines()
                .skip(Math.max(0, lines - CONSOLE_LINES))
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private static String phases(Report report) {
        return report.phases().stream()
                .map(phase -> phase.name() + " " + phase.millis() + " ms")
                .collect(Collectors.joining(", "));
    }

    private static String digests(Report report) {
        Report.Digests digests = report.digests();
        String image = digests.image() == null ? "none" : brief(digests.image());
        return "tree " + brief(digests.tree()) + ", toolchain " + brief(digests.toolchain()) + ", image " + image
                + ", machine " + brief(digests.machine());
    }

    private static String counted(Boot boot) {
        return boot.instructions() == null ? "" : String.format(Locale.ROOT, ": %,d instructions", boot.instructions());
    }

    private static String brief(String digest) {
        return digest.isEmpty() ? "unknown" : digest.substring(0, 12);
    }
}
