/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read what uktest printed on a console (contract 6). Immutable, any thread.
 *
 * <p>Lines that are not uktest's belong to the case they follow; a console that stops in the middle gives the cases
 * that had begun, and no totals.
 *
 * @param cases in the order they ran
 * @param totals by what was counted: suites, cases, assertions
 */
record SuiteConsole(List<Case> cases, Map<String, Total> totals) {
    private static final Pattern MESSAGE = Pattern.compile("(?:\\[ *\\d+\\.\\d{6}] )?Info: (.*)");
    private static final Pattern BEGIN = Pattern.compile("test: (\\w+)->(\\w+)(?:: (.*))?");
    private static final Pattern VERDICT = Pattern.compile("\t(.*) \\.+ \\[ (PASSED|FAILED) ]");
    private static final Pattern PLACE = Pattern.compile("\t {2}in (\\S+:\\d+)");
    private static final Pattern TOTAL =
            Pattern.compile("(?:\\[\\S+] )?(?:<.*> )?uktest:(\\w+): +(?:(\\d+) failed, )?(\\d+) total");

    SuiteConsole {
        cases = List.copyOf(cases);
        totals = Map.copyOf(totals);
    }

    /**
     * One case that began.
     *
     * @param description what UK_TESTCASE_DESC added, or empty
     * @param lines what the console showed from its beginning to the next case's
     */
    record Case(String suite, String name, String description, List<Expectation> expectations, List<String> lines) {
        Case {
            expectations = List.copyOf(expectations);
            lines = List.copyOf(lines);
        }

        boolean passed() {
            return expectations.stream().allMatch(Expectation::passed);
        }

        /** Returns {@code suite->name}. */
        String id() {
            return suite + "->" + name;
        }
    }

    /**
     * One expectation that was tested.
     *
     * @param place file and line of one that failed, or empty
     */
    record Expectation(String text, boolean passed, String place) {}

    /** A line of the totals. */
    record Total(int failed, int all) {}

    /** Reads the text of a console, without escape sequences. */
    static SuiteConsole parse(String text) {
        Reader reader = new Reader();
        text.lines().forEach(reader::line);
        return reader.result();
    }

    Optional<Case> lastCase() {
        return cases.isEmpty() ? Optional.empty() : Optional.of(cases.get(cases.size() - 1));
    }

    private static final class Reader {
        private final List<Case> cases = new ArrayList<>();
        private final Map<String, Total> totals = new LinkedHashMap<>();
        private final List<Expectation> expectations = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private Optional<Matcher> open = Optional.empty();

        void line(String line) {
            Matcher message = MESSAGE.matcher(line);
            String said = message.matches() ? message.group(1) : "";
            Matcher total = TOTAL.matcher(said);
            Matcher begin = BEGIN.matcher(said);
            if (total.matches()) {
                close();
                String failed = total.group(2);
                totals.put(
                        total.group(1),
                        new Total(failed == null ? 0 : Integer.parseInt(failed), Integer.parseInt(total.group(3))));
            } else if (begin.matches()) {
                close();
                open = Optional.of(begin);
            }
            if (open.isPresent()) {
                lines.add(line);
                expectation(said);
            }
        }

        private void expectation(String said) {
            Matcher verdict = VERDICT.matcher(said);
            Matcher place = PLACE.matcher(said);
            if (verdict.matches()) {
                expectations.add(
                        new Expectation(verdict.group(1), verdict.group(2).equals("PASSED"), ""));
            } else if (place.matches() && !expectations.isEmpty()) {
                int last = expectations.size() - 1;
                Expectation failed = expectations.get(last);
                expectations.set(last, new Expectation(failed.text(), failed.passed(), place.group(1)));
            }
        }

        private void close() {
            open.ifPresent(begin -> cases.add(new Case(
                    begin.group(1),
                    begin.group(2),
                    begin.group(3) == null ? "" : begin.group(3),
                    expectations,
                    lines)));
            open = Optional.empty();
            expectations.clear();
            lines.clear();
        }

        SuiteConsole result() {
            close();
            return new SuiteConsole(cases, totals);
        }
    }
}
