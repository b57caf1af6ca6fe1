/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/** Runs the command line as a process: exit status, one JSON document alone on standard output, a student's folder. */
class CommandLineIT {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static Bench bench;

    @TempDir
    private Path dir;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
    }

    private record Ended(int status, String out, String err) {}

    @Test
    void the_reference_passes_and_standard_output_is_one_json_document() throws Exception {
        Ended ended = uklab("grade", "uksched-assign", "--reference", "--json", "--seed", "5");

        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode report = JSON.readTree(ended.out());
        assertThat(report.get("verdict").textValue()).isEqualTo("PASSED");
        assertThat(report.get("score").intValue())
                .isEqualTo(report.get("maxScore").intValue());
        assertThat(report.get("seed").longValue()).isEqualTo(5);
        assertThat(report.get("checks").get(0).fieldNames())
                .toIterable()
                .contains("id", "passed", "points", "expected", "seen");
        assertThat(report.get("phases").get(0).fieldNames()).toIterable().contains("name", "millis");
        assertThat(report.get("digests").fieldNames()).toIterable().contains("tree", "toolchain", "image", "machine");
    }

    @Test
    void the_starter_scores_nothing_and_says_so_by_its_status() throws Exception {
        Ended ended = uklab("grade", "uksched-assign", "--starter", "--json");

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(JSON.readTree(ended.out()).get("score").intValue()).isZero();
    }

    @Test
    void a_new_folder_is_graded_as_it_is_and_again_when_it_is_solved() throws Exception {
        Path work = dir.resolve("work");
        assertThat(uklab("new", "uksched-assign", work.toString()).status()).isZero();
        assertThat(work.resolve("README.md")).content().contains("statement.md", Bench.FILE);
        assertThat(work.resolve(".git")).isDirectory();
        assertThat(uklab("new", "uksched-assign", work.toString()).status()).isEqualTo(2);
        assertThat(uklab("grade", "uksched-assign", work.toString()).status()).isEqualTo(1);

        String solution = Holes.reference(SourceTree.read(bench.lab().tree())).text(Bench.FILE);
        Files.writeString(work.resolve(Bench.FILE), solution);

        assertThat(uklab("grade", "uksched-assign", work.toString()).status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uksched-assign", "memtag-ifpages"})
    void a_new_folder_builds_runs_and_grades_itself_with_a_word_each(String id) throws Exception {
        Path work = dir.resolve("work");
        assertThat(uklab("new", id, work.toString()).status()).isZero();
        Path door = script("door", "exec " + String.join(" ", uklabCommand(List.of())) + " \"$@\"");
        String lab = work.resolve("lab").toString();

        assertThat(in(dir, door, lab, "build").status()).isZero();
        Ended run = in(work.resolve("lib"), door, lab, "run");
        assertThat(run.out()).as(run.err()).contains("uktest:cases:").contains("[ FAILED ]");
        assertThat(run.status()).as("it ended by itself").isZero();
        Ended graded = in(dir, door, lab, "grade", "--json", "--seed", "5");
        assertThat(graded.status()).as(graded.err()).isEqualTo(1);
        Path report = Files.writeString(dir.resolve("report.json"), graded.out());
        Ended again =
                in(dir, door, lab, "grade", "--compare", report.getFileName().toString());
        assertThat(again.out())
                .contains("same     tree, toolchain, machine, image, seed")
                .doesNotContain("differs");
        assertThat(in(dir, door, lab).status()).isEqualTo(2);
    }

    @Test
    void what_git_diff_prints_in_a_new_folder_is_a_patch_to_hand_in() throws Exception {
        Path work = dir.resolve("work");
        uklab("new", "uksched-assign", work.toString());
        Files.writeString(
                work.resolve(Bench.FILE),
                Holes.reference(SourceTree.read(bench.lab().tree())).text(Bench.FILE));
        Path patch = dir.resolve("my.patch");
        new ProcessBuilder("git", "-C", work.toString(), "diff")
                .redirectOutput(patch.toFile())
                .start()
                .waitFor();

        Ended ended = uklab("grade", "uksched-assign", patch.toString());

        assertThat(ended.status()).as(ended.out()).isZero();
        assertThat(ended.out()).startsWith("PASSED  uksched-assign  100/100").doesNotContain("\u001b");
    }

    @Test
    void another_user_of_this_machine_grades_with_a_state_of_its_own_and_finds_the_same() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root becomes another user");
        Path box = Path.of(System.getenv("UKLAB_BOX"));
        String other =
                Files.readAttributes(box, PosixFileAttributes.class).group().getName();
        assumeTrue(!other.equals("root"), "nobody else may make boxes here");
        Path report = Files.writeString(
                dir.resolve("report.json"),
                uklab("grade", "uksched-assign", "--reference", "--json").out());
        Path state = Files.createDirectory(dir.resolve("state"));
        Files.setOwner(
                state, state.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(other));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x")); // boxes run as others

        List<String> argv = new ArrayList<>(List.of("setpriv", "--reuid", other, "--regid", other, "--clear-groups"));
        // It may read what is root's, such as a checkout, as if it had one of its own.
        argv.addAll(List.of("--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"));
        argv.addAll(uklabCommand(List.of("grade", "uksched-assign", "--reference", "--compare", report.toString())));
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().put("UKLAB_STATE", state.toString());
        Ended ended = ended(builder);

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .contains("same     tree, toolchain, machine, image, seed, instructions, verdict, failed checks")
                .doesNotContain("differs");
        assertThat(Files.getOwner(state.resolve("baselines")).getName()).isEqualTo(other);
    }

    private Path script(String name, String line) throws IOException {
        Path script = Files.writeString(dir.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Ended in(Path where, Path door, String... argv) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(where.toFile());
        builder.environment().put("UKLAB", door.toString());
        return ended(builder);
    }

    /** Gives the command that runs uklab's own code with these arguments. */
    static List<String> uklabCommand(List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.uklab.grader.Main"));
        argv.addAll(arguments);
        return argv;
    }

    private Ended uklab(String... arguments) throws IOException, InterruptedException {
        return ended(new ProcessBuilder(uklabCommand(List.of(arguments))));
    }

    private Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
        File out = Files.createTempFile(dir, "out", "").toFile();
        File err = Files.createTempFile(dir, "err", "").toFile();
        int status = builder.redirectOutput(out).redirectError(err).start().waitFor();
        return new Ended(status, Files.readString(out.toPath(), UTF_8), Files.readString(err.toPath(), UTF_8));
    }
}
