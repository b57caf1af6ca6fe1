/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.submission.ReportView.Diagnostic;

/**
 * Show a patch line by line, with what the compiler said below the lines it said it of. Any thread.
 *
 * @param elsewhere what was said of lines that the patch does not show
 */
public record DiffView(List<Row> rows, List<Diagnostic> elsewhere) {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

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
        Reader reader = new Reader(new ArrayList<>(diagnostics));
        patch.lines().forEach(reader::line);
        return new DiffView(reader.rows, reader.left);
    }

    /** Goes through a patch; a hunk's header says how many lines are its, whatever those look like. */
    private static final class Reader {
        private final List<Row> rows = new ArrayList<>();
        private final List<Diagnostic> left;
        private String file = "";
        private int line;
        private int before;
        private int after;

        Reader(List<Diagnostic> diagnostics) {
            left = diagnostics;
        }

        void line(String text) {
            Matcher hunk = HUNK.matcher(text);
            if (before <= 0 && after <= 0 && hunk.matches()) {
                before = count(hunk.group(1));
                line = count(hunk.group(2));
                after = count(hunk.group(3));
                rows.add(new Row("hunk", text));
            } else if (text.startsWith("\\")) {
                rows.add(new Row("", text));
            } else if (before > 0 || after > 0) {
                code(text);
            } else {
                if (text.startsWith("+++ ")) {
                    file = text.substring(4).replaceFirst("^b/", "").replaceFirst("\t.*", "");
                }
                rows.add(new Row("file", text));
            }
        }

        private void code(String text) {
            if (text.startsWith("-")) {
                before--;
                rows.add(new Row("removed", text));
                return;
            }
            boolean added = text.startsWith("+");
            before -= added ? 0 : 1;
            after--;
            rows.add(new Row(added ? "added" : "", text));
            annotate();
            line++;
        }

        private void annotate() {
            left.removeIf(said -> {
                boolean here = said.line() == line && said.file().equals(file);
                if (here) {
                    String tone = said.severity().equals("error") ? "note error" : "note";
                    rows.add(new Row(tone, "line " + line + ", " + said.severity() + ": " + said.message()));
                }
                return here;
            });
        }

        /** A count that is not written is one. */
        private static int count(@Nullable String digits) {
            return digits == null ? 1 : digits.length() > 9 ? 0 : Integer.parseInt(digits);
        }
    }
}
