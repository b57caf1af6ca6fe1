/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.web.internal.submission.ReportView.Diagnostic;

/**
 * Show a patch line by line, with what the compiler said below the lines it said it of. Any thread.
 *
 * @param elsewhere what was said of lines that the patch does not show
 */
public record DiffView(List<Row> rows, List<Diagnostic> elsewhere) {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    public DiffView {
        rows = List.copyOf(rows);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Show one line.
     *
     * @param tone {@code file}, {@code hunk}, {@code added}, {@code removed}, {@code note}, {@code note error} or empty
     */
    public record Row(String tone, String text) {}

    static DiffView of(String patch, List<Diagnostic> diagnostics) {
        List<Row> rows = new ArrayList<>();
        List<Diagnostic> left = new ArrayList<>(diagnostics);
        String file = "";
        int line = 0;
        for (String text : patch.lines().toList()) {
            Matcher hunk = HUNK.matcher(text);
            if (hunk.matches()) {
                line = number(hunk.group(1));
                rows.add(new Row("hunk", text));
            } else if (line == 0
                    || text.startsWith("--- a/")
                    || text.startsWith("+++ b/")
                    || text.startsWith("diff ")) {
                if (text.startsWith("+++ ")) {
                    file = text.substring(4).replaceFirst("^b/", "");
                }
                rows.add(new Row("file", text));
            } else if (text.startsWith("-")) {
                rows.add(new Row("removed", text));
            } else {
                rows.add(new Row(text.startsWith("+") ? "added" : "", text));
                annotate(rows, left, file, line);
                line += text.startsWith("\\") ? 0 : 1;
            }
        }
        return new DiffView(rows, left);
    }

    private static void annotate(List<Row> rows, List<Diagnostic> left, String file, int line) {
        left.removeIf(said -> {
            boolean here = said.line() == line && said.file().equals(file);
            if (here) {
                String tone = said.severity().equals("error") ? "note error" : "note";
                rows.add(new Row(tone, "line " + line + ", " + said.severity() + ": " + said.message()));
            }
            return here;
        });
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
