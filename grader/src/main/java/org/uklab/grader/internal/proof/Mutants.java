/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Make small mistakes in a solution: another operator, a number that is off by one, a statement that is not there.
 *
 * <p>Only lines that the starter does not have are changed; what a student is given is not what a judge judges.
 * Assertions are left alone: they say what callers owe, and agents pay it.
 */
final class Mutants {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("==", "!="),
            Map.entry("!=", "=="),
            Map.entry("<=", "<"),
            Map.entry(">=", ">"),
            Map.entry(" < ", " <= "),
            Map.entry(" > ", " >= "),
            Map.entry("&&", "||"),
            Map.entry("||", "&&"),
            Map.entry(" + ", " - "),
            Map.entry(" - ", " + "),
            Map.entry("++", "--"),
            Map.entry("--", "++"),
            Map.entry(" & ", " | "),
            Map.entry(" | ", " & "),
            Map.entry("+=", "-="),
            Map.entry("-=", "+="),
            Map.entry("if (!", "if ("));
    private static final Pattern OPERATOR = Pattern.compile(
            "==|!=|<=|>=| < | > |&&|\\|\\||\\+\\+|--(?!>)| \\+ | - |(?<=[^&]) & (?=[^&])| \\| |\\+=|-=|if \\(!");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.#])(\\d+)(?![\\w.])");
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s+(?!return\\b|(?:struct|const|unsigned|int|long|__\\w+|char|void|bool)\\b)[^/*].*[);\\w];");
    private static final Pattern INSTRUCTION = Pattern.compile("\t[a-z][a-z0-9.]*\t.*|\t[a-z]+");

    private Mutants() {}

    /**
     * Name a mutant.
     *
     * @param words such as "assign.c:27: == becomes !="
     * @param text of the whole file
     */
    record Mutant(String words, String text) {}

    /** Make all mutants of a file. */
    static List<Mutant> of(String path, String solution, String starter) {
        List<String> lines = solution.lines().toList();
        List<String> given = starter.lines().map(String::strip).toList();
        List<Mutant> mutants = new ArrayList<>();
        boolean comment = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean begins = line.strip().startsWith("/*");
            boolean ends = line.contains("*/");
            boolean judged = !line.strip().startsWith("#") && !line.contains("UK_ASSERT(");
            if (!comment && !begins && judged && !given.contains(line.strip())) {
                String code = line.replaceFirst("\\s*/[*/].*$", "");
                String where = path.substring(path.lastIndexOf('/') + 1) + ":" + (i + 1) + ": ";
                for (Change change : changes(code, path.endsWith(".S"))) {
                    mutants.add(new Mutant(where + change.words(), with(lines, i, change.line())));
                }
            }
            comment = (comment || begins) && !ends;
        }
        return mutants;
    }

    private record Change(String words, String line) {}

    private static List<Change> changes(String code, boolean assembly) {
        List<Change> changes = new ArrayList<>();
        for (Matcher found = OPERATOR.matcher(code); !assembly && found.find(); ) {
            String other = OPERATORS.getOrDefault(found.group(), "");
            String words = found.group().strip() + " becomes " + other.strip();
            changes.add(new Change(words, replaced(code, found, other)));
        }
        for (Matcher found = NUMBER.matcher(code); found.find(); ) {
            String other = Long.toString(Long.parseLong(found.group()) + (assembly ? 8 : 1));
            changes.add(new Change(found.group() + " becomes " + other, replaced(code, found, other)));
        }
        boolean whole = (assembly ? INSTRUCTION : STATEMENT).matcher(code).matches();
        if (whole) {
            changes.add(new Change("without " + code.strip(), assembly ? "" : code.replaceFirst("\\S.*$", ";")));
        }
        return changes;
    }

    private static String replaced(String code, Matcher found, String by) {
        return code.substring(0, found.start()) + by + code.substring(found.end());
    }

    private static String with(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line);
        return String.join("\n", changed) + "\n";
    }
}
