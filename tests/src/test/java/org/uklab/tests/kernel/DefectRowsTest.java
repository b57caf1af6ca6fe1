/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads {@code kernel-tree/docs/defects.md}: each defect of the release has a test that shows our tree right. */
class DefectRowsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([AB]\\d+) \\| (.*) \\| (.*) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(KernelImage.checkout().resolve("kernel-tree/docs/defects.md"), UTF_8))
                .results()
                .toList();
    }

    @Test
    void every_row_stands_in_the_table_once() throws IOException {
        assertThat(rows())
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, 18).mapToObj(number -> "A" + number),
                                IntStream.rangeClosed(1, 26).mapToObj(number -> "B" + number))
                        .toList());
    }

    @Test
    void every_row_names_a_test_of_its_name_or_says_why_there_is_none() throws IOException {
        Set<String> cases = KernelSuitesTest.casesInSources();
        for (MatchResult row : rows()) {
            String shown = row.group(3);
            List<String> named =
                    NAMED.matcher(shown).results().map(name -> name.group(1)).toList();
            if (named.isEmpty()) {
                assertThat(shown).as(row.group()).startsWith("none: ");
            }
            for (String name : named) {
                if (name.contains("->")) {
                    assertThat(cases).as(row.group()).contains(name);
                    assertThat(name).contains("->" + row.group(1).toLowerCase(Locale.ROOT) + "_");
                } else {
                    assertThat(KernelImage.checkout().resolve(name))
                            .as(row.group())
                            .exists();
                }
            }
        }
    }
}
