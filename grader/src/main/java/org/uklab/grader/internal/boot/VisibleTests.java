/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.grader.Report.CheckLine;

/**
 * Read what the visible tests printed (contract 6), a line per case and no points: anyone can print that.
 *
 * <p>A console that stops in the middle gives the cases that had begun.
 */
public final class VisibleTests {
    private static final int LONGEST_LINE = 1024; // of a test; the patterns below take the square of it

    private static final Pattern BEGIN = Pattern.compile(".*Info: test: (\\w+)->(\\w+)(?:: (.*))?");
    private static final Pattern VERDICT = Pattern.compile(".*Info: \t(.*?) \\.* ?\\[ (PASSED|FAILED) ]");
    private static final Pattern PLACE = Pattern.compile(".*Info: \t {2}in (\\S+:\\d+)");
    private static final Pattern END = Pattern.compile(".*uktest:suites:.*");

    private final List<CheckLine> cases = new ArrayList<>();
    private String id = "";
    private String title = "";
    private int passed;
    private String expected = "";
    private String seen = "";

    private VisibleTests() {}

    /** Give the cases of a console's text, without escape sequences, in the order they ran. */
    public static List<CheckLine> read(String console) {
        VisibleTests tests = new VisibleTests();
        console.lines().filter(line -> line.length() <= LONGEST_LINE).forEach(tests::line);
        tests.close(false);
        return List.copyOf(tests.cases);
    }

    /** Name the case that had begun and not ended; empty if there is none. */
    public static String unfinished(String console) {
        VisibleTests tests = new VisibleTests();
        console.lines().forEach(tests::line);
        return tests.id.isEmpty() ? "" : "the visible test " + tests.title;
    }

    private void line(String line) {
        Matcher begin = BEGIN.matcher(line);
        Matcher verdict = VERDICT.matcher(line);
        Matcher place = PLACE.matcher(line);
        if (begin.matches()) {
            close(true);
            id = begin.group(1) + "->" + begin.group(2);
            title = (begin.group(2) + (begin.group(3) == null ? "" : " " + begin.group(3))).replace('_', ' ');
        } else if (END.matcher(line).matches()) {
            close(true);
        } else if (verdict.matches()) {
            expectation(verdict.group(1), verdict.group(2).equals("PASSED"));
        } else if (place.matches() && !seen.isEmpty() && !seen.endsWith(")")) {
            seen += " (" + place.group(1) + ")";
        }
    }

    private void expectation(String text, boolean held) {
        if (held) {
            passed++;
        } else if (expected.isEmpty()) { // the first failure says most
            int but = text.indexOf(" but was ");
            expected = but < 0 ? text : text.substring(0, but);
            seen = but < 0 ? "not so" : text.substring(but + 5);
        }
    }

    private void close(boolean ended) {
        if (!id.isEmpty()) {
            boolean good = ended && expected.isEmpty();
            String all = passed + (passed == 1 ? " expectation" : " expectations");
            cases.add(new CheckLine(
                    id,
                    title,
                    good,
                    0,
                    expected.isEmpty() ? all + " met" : expected,
                    good ? "all met" : seen.isEmpty() ? "the kernel ended in the middle" : seen));
        }
        id = "";
        passed = 0;
        expected = "";
        seen = "";
    }
}
