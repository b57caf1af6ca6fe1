/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds each row of the acceptance table to a hostile submission of its number, or a test. */
class AbuseRowsTest {
    private static final Pattern TEST = Pattern.compile("void row_(\\d\\d)_\\w+\\(");

    @Test
    void every_row_of_the_acceptance_table_is_tried() throws Exception {
        Set<String> wanted = IntStream.concat(IntStream.rangeClosed(1, 18), IntStream.of(25))
                .mapToObj("%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tried = Hostile.folders().stream()
                .map(folder -> String.valueOf(folder.getFileName()).substring(0, 2))
                .collect(Collectors.toCollection(TreeSet::new));
        tried.addAll(tests());

        assertThat(tried).containsAll(wanted);
    }

    /** Give the rows that the tests of all rooms have in their names. */
    private static Set<String> tests() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (String room : new String[] {"kernel-tree", "vm-pool", "grader", "web", "tests"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", room, "src/test/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher test = TEST.matcher(Files.readString(file));
                    while (test.find()) {
                        rows.add(test.group(1));
                    }
                }
            }
        }
        return rows;
    }
}
