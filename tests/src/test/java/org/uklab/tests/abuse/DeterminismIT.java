/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.tests.grading.Bench;

/** Grades the same patch and seed on two graders: this process, and another one that has built everything itself. */
class DeterminismIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261123;

    private static Bench bench;

    @TempDir
    private Path dir;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uksched-assign", "memtag-ifpages"})
    void row_18_two_graders_give_the_same_report_but_for_the_times(String id) throws Exception {
        Exercise exercise = bench.catalogue().find(id).orElseThrow();
        assumeTrue(bench.grader().target(exercise).isPresent(), "this host has no machine for " + id);
        for (Proof proof : new Proof[] {first(exercise, true), first(exercise, false)}) {
            Attempt attempt = new Attempt.Patch(Files.readAllBytes(proof.patch()));

            Report here = bench.grader().grade(exercise, attempt, SEED, line -> {});
            Report again = bench.grader().grade(exercise, attempt, SEED, line -> {});

            assertThat(here.boots())
                    .as("two seeds, each with the count of its instructions")
                    .hasSize(2)
                    .extracting(Report.Boot::instructions)
                    .doesNotContainNull();
            assertThat(timeless(again)).as(proof.name()).isEqualTo(timeless(here));
            assertThat(timeless(elsewhere(id, proof.patch()))).as(proof.name()).isEqualTo(timeless(here));
        }
    }

    private static Proof first(Exercise exercise, boolean accepted) {
        return exercise.proofs().stream()
                .filter(proof -> proof.accepted() == accepted)
                .findFirst()
                .orElseThrow();
    }

    /** Grade in a process and a state directory of its own. */
    private JsonNode elsewhere(String id, Path patch) throws IOException, InterruptedException {
        Path state = dir.resolve("another-grader");
        if (!Files.exists(state)) {
            Files.createDirectory(state);
            for (Path open : new Path[] {dir, state}) { // boxes run as others
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        Path out = dir.resolve("report.json");
        ProcessBuilder other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.uklab.grader.Main",
                        "grade",
                        id,
                        patch.toString(),
                        "--json",
                        "--seed",
                        Long.toString(SEED))
                .redirectOutput(out.toFile())
                .redirectError(dir.resolve("errors").toFile());
        other.environment().put("UKLAB_STATE", state.toString());
        int status = other.start().waitFor();
        assertThat(status).as(Files.readString(dir.resolve("errors"))).isLessThan(2);
        return JSON.readTree(out.toFile());
    }

    private static String timeless(Report report) {
        return timeless(JSON.valueToTree(report));
    }

    private static String timeless(JsonNode report) {
        ((ObjectNode) report).remove("phases");
        report.get("boots").forEach(boot -> ((ObjectNode) boot).remove("millis"));
        return report.toPrettyString();
    }
}
