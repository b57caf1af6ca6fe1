/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uklab.kerneltree.BuildPlan;

/** Runs the tree's own checks of its build and of its C library, each check as a test. */
class KernelBuildTest {
    private static final Pattern OUTCOME = Pattern.compile("(?m)^(not )?ok (\\w+)$");
    private static final Path TREE = KernelImage.checkout().resolve("kernel-tree/tree");

    private record Finished(int status, String output) {}

    @TestFactory
    List<DynamicTest> the_build_keeps_its_promises() throws IOException, InterruptedException {
        Finished checks = run(TREE.resolve("support/tests/build.sh").toString());
        List<DynamicTest> tests = new ArrayList<>();
        Matcher outcome = OUTCOME.matcher(checks.output());
        while (outcome.find()) {
            boolean passed = outcome.group(1) == null;
            String seen = checks.output().substring(outcome.start());
            tests.add(dynamicTest(
                    outcome.group(2), () -> assertThat(passed).as(seen).isTrue()));
        }
        tests.add(dynamicTest(
                "the_checks_ran_to_their_end",
                () -> assertThat(checks.status()).as(checks.output()).isZero()));
        assertThat(tests).as(checks.output()).hasSizeGreaterThan(20);
        return tests;
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void the_c_library_has_no_instruction_that_asks_or_stops_a_kernel(Guest guest)
            throws IOException, InterruptedException {
        Finished check = run(
                TREE.resolve("lib/musl/check.sh").toString(),
                Path.of(guest.musl(), "lib/libc.a").toString());

        assertThat(check.status()).as(check.output()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void only_the_platform_stops_the_processor_in_a_linked_image(Guest guest) throws IOException, InterruptedException {
        Path image = guest.image("suites").image();
        String check = TREE.resolve("lib/musl/check.sh").toString();
        String symbols = image + ".dbg";
        Path platform = image.resolveSibling("libkvmplat.o");
        Path binaryCalls = image.resolveSibling("libsyscall_shim.o");

        Finished all = run(check, symbols);
        Finished others = run(check, symbols, platform.toString(), binaryCalls.toString());

        assertThat(all.output()).contains("<ukplat_lcpu_halt>");
        assertThat(others.status()).as(others.output()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void the_plan_of_a_build_names_all_its_commands(Guest guest) throws IOException {
        Path image = guest.image("hello").image();
        BuildPlan plan = BuildPlan.parse(Files.readAllBytes(image.resolveSibling("plan.json")));

        assertThat(plan.image()).isEqualTo(image.toString());
        assertThat(plan.affectedBy(Set.of(TREE.resolve("lib/uksched/assign.c").toString())))
                .extracting(BuildPlan.Step::output)
                .last()
                .isEqualTo(image.toString());
    }

    private static Finished run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("UK_MUSL_DIR", Guest.X86_64.musl());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }
}
