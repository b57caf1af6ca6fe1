/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Report.Diagnostic;

/**
 * Find what compiler, assembler and linker say about lines of a student's files.
 *
 * <p>The text may hold anything: a student's {@code #error} or {@code # 1 "file"} gets into it. So it is shown, never
 * acted upon, and only the student's own files are annotated.
 */
public final class Diagnostics {
    private static final int MOST = 50;
    private static final Pattern LINE = Pattern.compile(
            "(?:/src/)?([^:\\s]+):(\\d+):(?:(\\d+):)?\\s*(?:(fatal error|error|warning|note|Error|Warning):\\s*)?(.*)");

    private Diagnostics() {}

    /** Parse the text for the named files, at most the first fifty. */
    public static List<Diagnostic> of(String said, Set<String> files) {
        List<Diagnostic> found = new ArrayList<>();
        for (String text : said.lines().toList()) {
            Matcher line = LINE.matcher(text);
            if (found.size() < MOST && line.matches() && files.contains(line.group(1))) {
                found.add(new Diagnostic(
                        line.group(1),
                        number(line.group(2)),
                        line.group(3) == null ? 0 : number(line.group(3)),
                        severity(line.group(4)),
                        line.group(5)));
            }
        }
        return List.copyOf(found);
    }

    /** Show paths as students know them. */
    public static String plain(String said) {
        return said.replace("/src/", "").strip();
    }

    private static String severity(@Nullable String word) {
        if (word == null) { // the linker names none
            return "error";
        }
        return switch (word) {
            case "warning", "Warning" -> "warning";
            case "note" -> "note";
            default -> "error";
        };
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
