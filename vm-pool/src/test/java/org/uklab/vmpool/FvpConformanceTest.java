/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uklab.vmpool.FvpTranscript.Step;

/** The conformance run against the fake: it shows that the run notices, not that FVP is right. */
class FvpConformanceTest {
    private static final String REAL = "Fast Models [11.28.23 (Nov 14 2024)]";

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void needs_the_tools() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/aarch64-linux-gnu-gcc")), "run through ./uklab test");
    }

    private FvpMachine machine(String behaviour) throws IOException {
        return new FvpMachine(TestLauncher.get(), FakeModel.in(folder.resolve("model"), behaviour));
    }

    private FvpTranscript run(String behaviour) throws IOException {
        return FvpConformance.run(TestLauncher.get(), machine(behaviour), heard::add);
    }

    @Test
    void a_model_that_behaves_passes_each_step() throws IOException {
        FvpTranscript transcript = run("");

        assertThat(transcript.passed()).as(transcript.text()).isTrue();
        assertThat(transcript.steps())
                .extracting(Step::name)
                .containsExactly(
                        "parameters",
                        "hello",
                        "sync tag fault",
                        "async tag fault",
                        "shutdown ends the model",
                        "a hang is killed",
                        "a flood is cut off",
                        "20 repeats");
        assertThat(heard).hasSize(8).allMatch(line -> line.startsWith("passed  "));
    }

    @ParameterizedTest
    @CsvSource({
        "tagless, 'sync tag fault,async tag fault'",
        "deaf, shutdown ends the model",
    })
    void what_is_not_so_fails_its_step(String behaviour, String failing) throws IOException {
        FvpTranscript transcript = run(behaviour);

        assertThat(transcript.passed()).isFalse();
        assertThat(transcript.steps().stream().filter(step -> !step.passed()).map(Step::name))
                .contains(failing.split(","));
    }

    @Test
    void a_fake_is_told_to_be_synthetic_and_counts_for_nothing() throws IOException {
        FvpTranscript transcript =
                new FvpTranscript(machine("").version(), machine("").digest(), passed());
        transcript.write(folder);

        assertThat(transcript.text()).contains("synthetic: true");
        assertThat(FvpTranscript.refusal(folder, machine("")))
                .hasValueSatisfying(why -> assertThat(why).contains("contract-tested, not run", "fake"));
    }

    @Test
    void a_real_model_that_passed_here_may_be_offered() throws IOException {
        new FvpTranscript(REAL, machine("").digest(), passed()).write(folder);

        assertThat(FvpTranscript.refusal(folder, machine(""))).isEmpty();
    }

    @Test
    void without_a_run_the_machine_is_not_offered() throws IOException {
        assertThat(FvpTranscript.refusal(folder, machine("")))
                .hasValue("contract-tested, not run (no conformance run on this host)");
    }

    @Test
    void a_run_that_failed_does_not_count() throws IOException {
        new FvpTranscript(REAL, machine("").digest(), List.of(new Step("hello", false, "nothing"))).write(folder);

        assertThat(FvpTranscript.refusal(folder, machine(""))).hasValue("the conformance run on this host failed");
    }

    @Test
    void another_model_needs_another_run() throws IOException {
        new FvpTranscript(REAL, "another digest", passed()).write(folder);

        assertThat(FvpTranscript.refusal(folder, machine("")))
                .hasValueSatisfying(why -> assertThat(why).contains("changed since"));
    }

    @Test
    void an_edited_transcript_does_not_count() throws IOException {
        Path file = new FvpTranscript("synthetic", machine("").digest(), passed()).write(folder);
        Files.writeString(file, Files.readString(file).replace("synthetic: true", "synthetic: false"));

        assertThat(FvpTranscript.refusal(folder, machine("")))
                .hasValueSatisfying(why -> assertThat(why).contains("not signed by this host"));
    }

    @Test
    void the_transcript_of_another_host_does_not_count() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path file = new FvpTranscript(REAL, machine("").digest(), passed()).write(other);
        new FvpTranscript(REAL, "mine", passed()).write(folder);
        Files.writeString(folder.resolve(FvpTranscript.FILE), Files.readString(file));

        assertThat(FvpTranscript.refusal(folder, machine("")))
                .hasValueSatisfying(why -> assertThat(why).contains("not signed by this host"));
    }

    private static List<Step> passed() {
        return List.of(new Step("hello", true, "hello"));
    }
}
