/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.uklab.tests.kernel.SuiteConsole.Case;
import org.uklab.tests.kernel.SuiteConsole.Total;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.RunResult;

/** Boots {@code apps/suites} on each machine and shows each case of each kernel suite as a test, its console attached. */
class KernelSuitesTest {
    private static final Pattern CASE_IN_SOURCE = Pattern.compile("(?m)^UK_TESTCASE(?:_DESC)?\\(\\s*(\\w+),\\s*(\\w+)");
    /** A line for each expectation, of which there are thousands. */
    private static final RunLimits LIMITS = RunLimits.DEFAULT.withConsoleBytes(4 << 20);

    private static final RunEnd GOOD_END = new RunEnd.Ended(EndKind.MAIN, 0, 0, "");

    @Nested
    class OnX86 extends Suites {
        OnX86() {
            super(Guest.X86_64.image("suites"), ".*_arm64\\.c");
        }
    }

    @Nested
    class OnArm extends Suites {
        OnArm() {
            super(Guest.ARM64.image("suites"), ".*_x86_64\\.c|.*_tag[^/]*_arm64\\.c");
        }
    }

    @Nested
    class OnArmWithTags extends Suites {
        OnArmWithTags() {
            super(
                    KernelImage.of(
                            Guest.ARM64,
                            "suites",
                            "suites-tags",
                            "CONFIG_ARM64_FEAT_MTE=y",
                            "CONFIG_ARM64_FEAT_MTE_TCF_SYNC=y"),
                    ".*_x86_64\\.c");
        }
    }

    /** Keeps the whole console; a run's own keeps its beginning and its end. */
    static final class Everything implements RunListener {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void console(byte[] piece) {
            bytes.writeBytes(piece);
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** What is tested of an image; {@code foreign} are files that do not belong to it. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Suites {
        private final Pattern foreign;
        private final RunResult run;
        private final String printed;
        private final SuiteConsole console;

        Suites(KernelImage image, String foreign) {
            Everything everything = new Everything();
            this.foreign = Pattern.compile(foreign);
            run = image.boot("", LIMITS, everything);
            assertThat(everything.bytes()).hasSize((int) run.console().length());
            printed = Console.plain(new String(everything.bytes(), StandardCharsets.UTF_8));
            console = SuiteConsole.parse(printed);
        }

        @TestFactory
        Stream<DynamicNode> suites() {
            return console.cases().stream()
                    .collect(groupingBy(Case::suite, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(suite -> dynamicContainer(
                            suite.getKey(), suite.getValue().stream().map(this::test)));
        }

        private DynamicNode test(Case tested) {
            return dynamicTest(tested.name(), () -> {
                assertThat(tested.passed())
                        .as(() -> String.join("\n", tested.lines()))
                        .isTrue();
                if (!run.end().equals(GOOD_END)
                        && console.lastCase().filter(tested::equals).isPresent()) {
                    throw new AssertionError("the guest ended in this case: " + run.end() + "\n" + printed);
                }
            });
        }

        @Test
        void the_guest_ends_by_returning_0_from_main() {
            assertThat(run.end()).as(() -> printed).isEqualTo(GOOD_END);
        }

        @Test
        void the_totals_of_the_guest_agree_with_its_console() {
            List<Case> cases = console.cases();
            long suites = cases.stream().map(Case::suite).distinct().count();
            long failedSuites = cases.stream()
                    .filter(tested -> !tested.passed())
                    .map(Case::suite)
                    .distinct()
                    .count();
            long failed = cases.stream().filter(tested -> !tested.passed()).count();

            assertThat(console.totals())
                    .as(() -> printed)
                    .containsEntry("suites", new Total((int) failedSuites, (int) suites))
                    .containsEntry("cases", new Total((int) failed, cases.size()))
                    .hasEntrySatisfying(
                            "assertions", total -> assertThat(total.all()).isPositive());
        }

        @Test
        void every_case_in_the_sources_ran_once() throws IOException {
            assertThat(console.cases())
                    .extracting(Case::id)
                    .as("a case that is missing here is not in its library's tests/Makefile.uk")
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(casesInSources(foreign));
        }
    }

    /** Returns the cases of all suites, for whichever machine. */
    static Set<String> casesInSources() throws IOException {
        return casesInSources(Pattern.compile("none"));
    }

    private static Set<String> casesInSources(Pattern foreign) throws IOException {
        Set<String> found = new TreeSet<>();
        Path tree = KernelImage.checkout().resolve("kernel-tree/tree");
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file :
                    files.filter(file -> isSuite(file.toString(), foreign)).toList()) {
                CASE_IN_SOURCE
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(match.group(1) + "->" + match.group(2)));
            }
        }
        assertThat(found).as("cases under %s", tree).hasSizeGreaterThan(100);
        return found;
    }

    private static boolean isSuite(String file, Pattern foreign) {
        return file.matches(".*/tests/[^/]+\\.c") && !foreign.matcher(file).matches();
    }
}
