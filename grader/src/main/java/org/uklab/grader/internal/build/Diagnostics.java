/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.vmpool.Console;

/**
 * Find what compiler, assembler and linker say about lines of a student's files.
 *
 * <p>What they say of another file is put where the student's file brought it in: the use of a macro, or an include. The
 * text may hold anything: a student's {@code #error} or {@code # 1 "file"} gets into it. So it is shown, never acted
 * upon, and only the student's own files are annotated.
 */
public final class Diagnostics {
    private static final int MOST = 50;
    private static final int LONGEST_MESSAGE = 500;
    // The linker names the object first: "ld: a.o:/src/lib/a.c:1: multiple definition".
    private static final Pattern LINE =
            Pattern.compile("(?:\\S*ld: )?(?:[^:\\s]+\\.o:)?(?:/src/)?([^:\\s]+):(\\d+):(?:(\\d+):)?"
                    + "\\s*(?:(fatal error|error|warning|note|Error|Warning|Info):\\s*)?(.*)");
    private static final Pattern INCLUDED =
            Pattern.compile("(In file included|\\s+) from (?:/src/)?([^:\\s]+):(\\d+)(?::(\\d+))?[,:]");

    private final Set<String> files;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    /** The include that leads to what is said next, if it stands in a file of the student. */
    private @Nullable Place included;
    /** Said of another file; it waits to hear whether a macro of it is used. */
    private @Nullable Diagnostic foreign;

    private record Place(String file, int line, int column) {}

    private Diagnostics(Set<String> files) {
        this.files = files;
    }

    /** Parse the text for the named files; of more than fifty, errors first. */
    public static List<Diagnostic> of(String said, Set<String> files) {
        Diagnostics reader = new Diagnostics(files);
        said.lines().forEach(reader::line);
        reader.blameInclude();
        List<Diagnostic> all = List.copyOf(reader.found);
        if (all.size() <= MOST) {
            return all;
        }
        List<Diagnostic> first = new ArrayList<>(
                all.stream().filter(d -> d.severity().equals("error")).toList());
        all.stream().filter(d -> !d.severity().equals("error")).forEach(first::add);
        return List.copyOf(first.subList(0, MOST));
    }

    private void line(String text) {
        Matcher chain = INCLUDED.matcher(text);
        Matcher line = LINE.matcher(text);
        if (chain.matches()) {
            blameInclude();
            Place place = place(chain.group(2), chain.group(3), chain.group(4));
            if (files.contains(place.file)) {
                included = place;
            } else if (!chain.group(1).isBlank()) {
                included = null;
            }
        } else if (line.matches()) {
            Place place = place(line.group(1), line.group(2), line.group(3));
            located(place, severity(line.group(4)), cut(line.group(5)));
        }
    }

    private void located(Place place, String severity, String message) {
        boolean macro = severity.equals("note") && message.startsWith("in expansion of macro");
        boolean yours = files.contains(place.file);
        if (macro && foreign != null) {
            if (yours) {
                add(place, foreign.severity(), said(foreign));
                foreign = null;
            }
            return;
        }
        blameInclude();
        if (yours) {
            included = null;
            add(place, severity, message);
        } else if (!severity.equals("note")) {
            foreign = new Diagnostic(place.file, place.line, place.column, severity, message);
        }
    }

    private void blameInclude() {
        if (foreign != null && included != null) {
            add(included, foreign.severity(), said(foreign));
        }
        foreign = null;
    }

    private void add(Place at, String severity, String message) {
        found.add(new Diagnostic(at.file, at.line, at.column, severity, message));
    }

    private static String said(Diagnostic foreign) {
        return foreign.file() + ":" + foreign.line() + ": " + foreign.message();
    }

    /** Show paths as students know them. */
    public static String plain(String said) {
        return said.replace("/src/", "").strip();
    }

    private static String cut(String message) {
        String plain = Console.plain(message);
        return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE) + " ...";
    }

    private static String severity(@Nullable String word) {
        if (word == null) { // the linker names none
            return "error";
        }
        return switch (word) {
            case "warning", "Warning" -> "warning";
            case "note", "Info" -> "note";
            default -> "error";
        };
    }

    private static Place place(String file, String line, @Nullable String column) {
        return new Place(file, number(line), column == null ? 0 : number(column));
    }

    /** Give a line's number; 0 for what is none. */
    static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
