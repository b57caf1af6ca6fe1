/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.grader.Report.PhaseTime;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.PhaseClock;
import org.uklab.grader.internal.box.Harvest;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.kerneltree.BuildPlan;

/** Builds a kernel of two files with a plan of six steps, without boxes. */
class BuilderTest {
    private static final String STUB = "int job(void) { return 0; }\n";
    private static final String PLAN = """
            {"version": 1, "image": "/build/k", "debug": "/build/k.dbg", "steps": [
              {"output": "/build/lib/job.o", "inputs": ["/src/lib/job.c"],
               "argv": ["gcc", "-Wall", "-fno-pie", "-c", "/src/lib/job.c", "-o", "/build/lib/job.o"]},
              {"output": "/build/lib/kin.o", "inputs": ["/src/lib/kin.c"],
               "argv": ["gcc", "-fno-pie", "-c", "/src/lib/kin.c", "-o", "/build/lib/kin.o"]},
              {"output": "/build/main.o", "inputs": ["/src/main.c"],
               "argv": ["gcc", "-fno-pie", "-c", "/src/main.c", "-o", "/build/main.o"]},
              {"output": "/build/lib.o", "inputs": ["/build/lib/job.o", "/build/lib/kin.o"],
               "argv": ["ld", "-r", "-o", "/build/lib.o", "/build/lib/job.o", "/build/lib/kin.o"]},
              {"output": "/build/k.dbg", "inputs": ["/build/lib.o", "/build/main.o"],
               "argv": ["ld", "-o", "/build/k.dbg", "/build/lib.o", "/build/main.o"]},
              {"output": "/build/k", "inputs": ["/build/k.dbg"], "argv": ["strip", "-o", "/build/k", "/build/k.dbg"]}]}
            """;

    @TempDir
    private Path dir;

    private final PhaseClock clock = new PhaseClock(() -> 0);
    private Baseline baseline = new Baseline(
            Path.of(""), Path.of(""), Path.of(""), Path.of(""), Path.of(""), new BuildPlan(1, "", "", List.of()));

    @BeforeEach
    void build_the_baseline() throws Exception {
        Path src = Files.createDirectories(dir.resolve("src"));
        Files.createDirectories(src.resolve("lib"));
        Files.writeString(src.resolve("lib/job.c"), STUB);
        Files.writeString(src.resolve("lib/kin.c"), "int __attribute__((weak)) kin(void) { return 1; }\n");
        Files.writeString(src.resolve("main.c"), "extern int job(void); void _start(void) { job(); }\n");
        Path build = Files.createDirectories(dir.resolve("base/build"));
        Files.createDirectories(build.resolve("lib"));
        Files.writeString(build.resolve("plan.json"), PLAN);
        baseline = Baseline.open(dir.resolve("base"), src, src, src, src);
        Map<String, Path> binds = Map.of("/src", src, "/build", build);
        for (var step : baseline.plan().steps()) {
            new LocalWorkshop().run(Task.small(List.of(step.argv()), binds), build);
        }
        assertThat(baseline.image()).exists();
        BaselineMaps.write(new LocalWorkshop(), baseline, Set.of("lib/job.c"), scratch());
    }

    @Test
    void a_changed_file_gets_into_the_image_and_the_baseline_stays() throws Exception {
        byte[] before = Files.readAllBytes(baseline.image());

        Kernel kernel = build("int job(void) { static const char word[] = \"changed\"; return word[3]; }\n");

        assertThat(new String(kernel.image(), UTF_8)).contains("changed");
        assertThat(kernel.debug()).exists();
        assertThat(Files.readAllBytes(baseline.image())).isEqualTo(before);
        assertThat(clock.times()).extracting(PhaseTime::name).containsExactly("compile", "firewall", "link");
    }

    @Test
    void nothing_changed_is_the_baselines_image() throws Exception {
        Kernel kernel = new Builder(new LocalWorkshop(), Set.of()).build(baseline, Map.of(), scratch(), clock);

        assertThat(kernel.image()).isEqualTo(Files.readAllBytes(baseline.image()));
        assertThat(clock.times()).isEmpty();
    }

    @Test
    void a_file_that_this_machine_does_not_build_takes_no_part() throws Exception {
        Map<String, byte[]> theirs = Map.of("arch/other.S", "no assembler would take this\n".getBytes(UTF_8));
        Map<String, byte[]> both = new TreeMap<>(theirs);
        both.putAll(files("int job(void) { return 7; }\n"));
        Builder builder = new Builder(new LocalWorkshop(), Set.of());

        assertThat(builder.build(baseline, theirs, scratch(), clock).image())
                .isEqualTo(Files.readAllBytes(baseline.image()));
        assertThat(builder.build(baseline, both, scratch(), clock).image())
                .isEqualTo(build("int job(void) { return 7; }\n").image());
        assertThat(baseline.unread(both.keySet())).containsExactly("arch/other.S");
    }

    @Test
    void the_same_source_gives_the_image_of_the_plain_build() throws Exception {
        assertThat(build(STUB).image()).isEqualTo(Files.readAllBytes(baseline.image()));
    }

    @Test
    void a_compiler_error_ends_with_the_students_line() throws Exception {
        Ending ending = ending("int job(void)\n{\n\treturn x;\n}\n", new LocalWorkshop());

        assertThat(ending.verdict()).isEqualTo(Verdict.BUILD_FAILED);
        assertThat(ending.diagnostics()).first().satisfies(first -> {
            assertThat(first.file()).isEqualTo("lib/job.c");
            assertThat(first.line()).isEqualTo(3);
        });
        assertThat(ending.output()).contains("lib/job.c:3:").doesNotContain("/src/");
    }

    @Test
    void warnings_of_a_build_that_passed_are_kept() throws Exception {
        assertThat(build("int job(void)\n{\n\treturn 0;\n}\n#warning later\n").warnings())
                .containsExactly(new Diagnostic("lib/job.c", 5, 2, "warning", "#warning later [-Wcpp]"));
    }

    @Test
    void what_the_linker_misses_is_a_line_of_the_student_and_warnings_stay() throws Exception {
        Workshop linker = (task, into) -> {
            Outcome made = new LocalWorkshop().run(task, into);
            return task.binds().containsKey("/objects")
                    ? new Outcome.Done(1, "ld: /objects/lib_job.o: in function `job':\n/src/lib/job.c:7: undefined x\n")
                    : made;
        };

        Ending ending = ending("#warning later\n" + STUB, linker);

        assertThat(ending.verdict()).isEqualTo(Verdict.BUILD_FAILED);
        assertThat(ending.message()).contains("could not be linked", "lib/job.c, line 7: undefined x.");
        assertThat(ending.diagnostics()).extracting(Diagnostic::line).containsExactly(7, 1);
    }

    @Test
    void a_symbol_of_its_own_ends_before_linking() throws Exception {
        Ending ending = ending(STUB + "int mine(void) { return 1; }\n", new LocalWorkshop());

        assertThat(ending.verdict()).isEqualTo(Verdict.FORBIDDEN_SYMBOL);
        assertThat(clock.times()).extracting(PhaseTime::name).containsExactly("compile", "firewall");
    }

    @Test
    void what_a_box_says_becomes_the_verdict_that_it_means() throws Exception {
        assertThat(ending(STUB, (task, into) -> new Outcome.Exceeded("memory")))
                .satisfies(ending -> assertThat(ending.verdict()).isEqualTo(Verdict.LIMIT_EXCEEDED))
                .satisfies(ending -> assertThat(ending.what()).isEqualTo("memory"));
        assertThat(ending(STUB, (task, into) -> new Outcome.Odd("x is a link")).verdict())
                .isEqualTo(Verdict.INVALID_ARTEFACT);
        assertThat(ending(STUB, (task, into) -> new Outcome.Broken("no slot")).verdict())
                .isEqualTo(Verdict.INFRASTRUCTURE);
        assertThat(ending(STUB, (task, into) -> new Outcome.Done(0, "")).verdict())
                .as("nothing was left")
                .isEqualTo(Verdict.INVALID_ARTEFACT);
        assertThat(ending(STUB, BuilderTest::leaveGarbage).verdict()).isEqualTo(Verdict.INVALID_ARTEFACT);
        assertThat(ending(STUB, (task, into) -> new Outcome.Done(1, "File size limit exceeded"))
                        .verdict())
                .isEqualTo(Verdict.LIMIT_EXCEEDED);
    }

    @Test
    void row_07_a_link_in_the_place_of_an_object_is_not_followed_and_no_artefact() throws Exception {
        Path secret = Files.writeString(dir.resolve("shadow"), "root:secret");

        Ending ending = ending(STUB, (task, into) -> {
            Path view = Files.createTempDirectory(dir, "view");
            Files.createSymbolicLink(view.resolve("build_lib_job.o"), secret);
            return Harvest.copy(view, into, 1 << 20)
                    .<Outcome>map(Outcome.Odd::new)
                    .orElse(new Outcome.Done(0, ""));
        });

        assertThat(ending.verdict()).isEqualTo(Verdict.INVALID_ARTEFACT);
        assertThat(ending.toString()).contains("build_lib_job.o").doesNotContain("secret");
    }

    private static Outcome leaveGarbage(Task task, Path into) throws IOException {
        Files.writeString(into.resolve("build_lib_job.o"), "garbage");
        return new Outcome.Done(0, "");
    }

    private Kernel build(String source) throws Exception {
        return new Builder(new LocalWorkshop(), Set.of()).build(baseline, files(source), scratch(), clock);
    }

    private Ending ending(String source, Workshop workshop) throws IOException {
        Path scratch = scratch();
        EndedException ended = catchThrowableOfType(
                EndedException.class,
                () -> new Builder(workshop, Set.of()).build(baseline, files(source), scratch, clock));
        assertThat(ended).as("it ended").isNotNull();
        return ended.ending();
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(dir, "scratch");
    }

    private static Map<String, byte[]> files(String source) {
        return Map.of("lib/job.c", source.getBytes(UTF_8));
    }
}
