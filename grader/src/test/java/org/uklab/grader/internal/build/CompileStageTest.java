/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.kerneltree.BuildPlan;
import org.uklab.kerneltree.BuildPlan.Step;

class CompileStageTest {
    @TempDir
    private Path dir;

    @Test
    void row_03_a_students_file_shares_its_box_with_the_starter_and_headers_and_nothing_else() throws Exception {
        for (String hidden :
                List.of("starter", "linked", "app/include", "musl/include", "musl/lib", "base/build/include")) {
            Files.createDirectories(dir.resolve(hidden));
        }
        Step step = new Step(
                "/build/lib/job.o",
                List.of("/src/lib/job.c", "/build/include/uk/config.h"),
                List.of(
                        "gcc",
                        "-I/src/include",
                        "-I/app/include",
                        "-I/build/include",
                        "-I/build/none",
                        "-isystem",
                        "/musl/include",
                        "-c",
                        "/src/lib/job.c",
                        "-o",
                        "/build/lib/job.o"));
        Baseline baseline = new Baseline(
                dir.resolve("base"),
                dir.resolve("starter"),
                dir.resolve("linked"),
                dir.resolve("app"),
                dir.resolve("musl"),
                new BuildPlan(1, "/build/k", "/build/k.dbg", List.of(step)));
        List<Task> seen = new ArrayList<>();

        new CompileStage((task, into) -> {
                    seen.add(task);
                    return new Outcome.Done(0, "");
                })
                .compile(
                        baseline,
                        Map.of("lib/job.c", "int x;".getBytes(UTF_8)),
                        Files.createDirectory(dir.resolve("job")));

        assertThat(seen)
                .singleElement()
                .satisfies(task -> assertThat(task.binds())
                        .containsOnly(
                                Map.entry("/src", dir.resolve("starter")),
                                Map.entry("/build/include", dir.resolve("base/build/include")),
                                Map.entry("/musl/include", dir.resolve("musl/include")),
                                Map.entry("/src/lib/job.c", dir.resolve("job/sources/lib_job.c")))
                        .as("what covers it comes after it")
                        .satisfies(binds -> assertThat(new ArrayList<>(binds.keySet()))
                                .startsWith("/src")
                                .endsWith("/src/lib/job.c")));
    }
}
