/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;

/**
 * Boots {@code apps/tags} with each memory error in each mode of tag checks, and holds the table in {@code
 * kernel-tree/README.md} against what was reported. Row B19 of the contract: nothing goes unreported.
 */
class TagFaultsTest {
    private static final List<String> MODES = List.of("sync", "async", "asymmetric");
    private static final List<String> ERRORS =
            List.of("overflow", "underflow", "after-free", "after-reuse", "stale-realloc", "double-free");
    private static final List<String> ACCESSES = List.of("write", "read");
    private static final Pattern AT_ONCE =
            Pattern.compile("tag check fault: (\\w+) .*, pointer has tag \\d+, memory has tag \\d+; (.*)");

    /** What was reported, by error and access, a word for each mode. */
    private static final Map<String, String> REPORTED = new TreeMap<>();

    private static RunEnd.Ended boot(String mode, String words) {
        RunResult run = KernelImage.of(
                        Guest.ARM64,
                        "tags",
                        "tags-" + mode,
                        "CONFIG_ARM64_FEAT_MTE_TCF_" + mode.toUpperCase(Locale.ROOT) + "=y")
                .boot(words, RunLimits.DEFAULT);
        assertThat(run.end()).as(() -> run.console().text()).isInstanceOf(RunEnd.Ended.class);
        return (RunEnd.Ended) run.end();
    }

    /** Where the processor raises the fault at the access; free() reads, and asks at once. */
    private static boolean atOnce(String mode, String error, String access) {
        return switch (mode) {
            case "sync" -> true;
            case "async" -> false;
            default -> error.equals("double-free") || access.equals("read");
        };
    }

    /** Addresses and distances differ from build to build; who is meant does not. */
    private static String words(RunEnd.Ended end) {
        Matcher matcher = AT_ONCE.matcher(end.text());
        if (!matcher.matches()) {
            return end.text();
        }
        String what = matcher.group(2).replaceAll("0x[0-9a-f]+", "…");
        return matcher.group(1) + "; " + what;
    }

    @TestFactory
    List<DynamicTest> an_error_is_reported() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String mode : MODES) {
            for (String error : ERRORS) {
                for (String access : error.equals("double-free") ? List.of("write") : ACCESSES) {
                    tests.add(DynamicTest.dynamicTest(
                            mode + ": " + error + " " + access, () -> reported(mode, error, access, "exit")));
                }
            }
            for (String then : List.of("switch", "interrupt")) {
                tests.add(DynamicTest.dynamicTest(
                        "B19 " + mode + ": a write is reported at the next " + then,
                        () -> reported(mode, "after-free", "write", then)));
            }
        }
        return tests;
    }

    private static void reported(String mode, String error, String access, String then) {
        RunEnd.Ended end = boot(mode, error + " " + access + " " + then);
        assertThat(end.kind()).as(end.text()).isEqualTo(EndKind.TAG);
        assertThat(end.ip()).isNotZero();
        assertThat(AT_ONCE.matcher(end.text()).matches()).as(end.text()).isEqualTo(atOnce(mode, error, access));
        if (atOnce(mode, error, access)) {
            assertThat(end.value() >> 4)
                    .as("tag of the pointer")
                    .isBetween(1, 14)
                    .isNotEqualTo(end.value() & 15);
        } else {
            assertThat(end.value()).isZero();
        }
        if (then.equals("exit")) {
            REPORTED.put(error + " " + access + " " + mode, words(end));
        }
    }

    @TestFactory
    List<DynamicTest> correct_programs_end_well() {
        return MODES.stream()
                .map(mode -> DynamicTest.dynamicTest(
                        mode, () -> assertThat(boot(mode, "none")).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""))))
                .toList();
    }

    @Test
    void the_table_of_the_readme_is_what_is_reported() throws IOException {
        StringBuilder table =
                new StringBuilder("| error | access | sync | async | asymmetric |\n|---|---|---|---|---|\n");
        for (String error : ERRORS) {
            for (String access : error.equals("double-free") ? List.of("write") : ACCESSES) {
                table.append("| ").append(error).append(" | ").append(error.equals("double-free") ? "free" : access);
                for (String mode : MODES) {
                    String key = error + " " + access + " " + mode;
                    if (!REPORTED.containsKey(key)) {
                        reported(mode, error, access, "exit");
                    }
                    table.append(" | ").append(REPORTED.get(key));
                }
                table.append(" |\n");
            }
        }
        String readme = Files.readString(KernelImage.checkout().resolve("kernel-tree/README.md"));
        assertThat(readme).contains(table);
    }
}
