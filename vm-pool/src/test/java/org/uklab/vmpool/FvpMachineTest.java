/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FvpMachineTest {
    private static final List<String> WORDS = FvpArguments.words(Duration.ofMillis(30_001), "/image", "/words");

    @TempDir
    private Path folder;

    private FvpMachine machine(String behaviour) throws IOException {
        return new FvpMachine(TestLauncher.get(), FakeModel.in(folder.resolve("model"), behaviour));
    }

    private Path image(byte[] script) throws IOException {
        Path image = Files.write(folder.resolve("image"), FakeModel.image(script));
        return Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private RunEnd end(FvpMachine machine, StubKernel kernel) throws IOException {
        return machine.run(BootRequest.of(image(kernel.exit(0))), RunListener.NONE)
                .end();
    }

    private static byte[] step(int code) {
        return new byte[] {(byte) code, 0, 0, 0};
    }

    @Test
    void every_parameter_we_set_is_in_the_contract() {
        assertThat(FvpArguments.contract()).containsAll(FvpArguments.names());
    }

    @Test
    void the_contract_names_no_parameter_that_we_do_not_set() {
        assertThat(FvpArguments.names()).containsAll(FvpArguments.contract());
    }

    @Test
    void semihosting_is_off_on_every_core() {
        assertThat(WORDS.stream().filter(word -> word.contains("semihosting")))
                .hasSize(8)
                .allMatch(word -> word.endsWith(".semihosting-enable=0"));
    }

    @Test
    void memory_tags_need_the_processors_and_the_memorys_parameter() {
        assertThat(WORDS)
                .contains(
                        "cluster0.memory_tagging_support_level=2",
                        "bp.dram_metadata.is_enabled=1",
                        "cluster0.has_arm_v8-5=1",
                        "cluster0.has_rndr=1");
    }

    @Test
    void lines_go_to_files_and_the_shutdown_register_ends_the_model() {
        assertThat(WORDS)
                .contains(
                        "bp.pl011_uart0.out_file=/out/console",
                        "bp.pl011_uart1.out_file=/out/channel",
                        "bp.ve_sysregs.exit_on_shutdown=1");
    }

    @Test
    void image_command_line_and_time_limit_come_last() {
        assertThat(WORDS)
                .endsWith(
                        "--timelimit", "31", "--data", "cluster0.cpu0=/words@0x8007f000", "-a", "cluster0.cpu0=/image");
    }

    @Test
    void it_is_named_by_the_operator_or_not_there() {
        assertThat(FvpMachine.named(TestLauncher.get(), Map.of())).isEmpty();
        assertThat(FvpMachine.named(TestLauncher.get(), Map.of("UKLAB_FVP", "/opt/fvp/model")))
                .isPresent();
    }

    @Test
    void a_model_of_the_right_version_tells_it() throws IOException {
        assertThat(machine("").version()).isEqualTo("Fast Models [11.28.23 (synthetic)]");
    }

    @Test
    void an_old_model_is_a_fault_of_the_host() throws IOException {
        FvpMachine old = machine("old");

        assertThat(end(old, new StubKernel()))
                .isEqualTo(new RunEnd.Infrastructure("Fast Models [11.12.23 (synthetic)] is older than 11.28"));
        assertThatThrownBy(old::digest)
                .hasMessageContaining("does not run here")
                .hasMessageContaining("older");
    }

    @Test
    void a_missing_model_is_a_fault_of_the_host() throws IOException {
        FvpMachine none = new FvpMachine(TestLauncher.get(), folder.resolve("none"));

        assertThat(end(none, new StubKernel()))
                .isInstanceOfSatisfying(
                        RunEnd.Infrastructure.class,
                        failed -> assertThat(failed.why()).contains("none is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "exit1, license checkout failed",
        "crash, status 134",
        "forgetful, parameter cluster0.has_rndr not found"
    })
    void a_model_that_does_not_come_up_is_a_fault_of_the_host(String behaviour, String words) throws IOException {
        assertThat(end(machine(behaviour), new StubKernel()))
                .isInstanceOfSatisfying(
                        RunEnd.Infrastructure.class,
                        failed -> assertThat(failed.why()).contains(words));
    }

    @ParameterizedTest
    @CsvSource({"20, status 134", "21, status 1"})
    void a_model_that_dies_under_a_guest_is_a_death(int code, String words) throws IOException {
        StubKernel kernel = new StubKernel().print("here").send(Frames.hello(0));
        byte[] script = join(kernel.printClock().exit(0), step(code), 12);
        RunResult result = machine("").run(BootRequest.of(image(script)), RunListener.NONE);

        assertThat(result.end())
                .isInstanceOfSatisfying(
                        RunEnd.Died.class, died -> assertThat(died.how()).contains(words));
        assertThat(result.console().text()).startsWith("here");
    }

    /* The script with another step for its last ones. */
    private static byte[] join(byte[] script, byte[] step, int from) {
        byte[] all = script.clone();
        System.arraycopy(step, 0, all, all.length - from, step.length);
        return all;
    }

    @Test
    void the_status_of_the_model_is_not_the_guests() throws IOException {
        RunEnd end = end(machine(""), new StubKernel().send(Frames.hello(0), Frames.end(1, EndKind.EXIT, 9, 0, "")));

        assertThat(end).isEqualTo(new RunEnd.Ended(EndKind.EXIT, 9, 0, ""));
    }

    @Test
    void parameters_the_model_does_not_know_are_named() throws IOException {
        assertThat(machine("").unknownParameters()).isEmpty();
        assertThat(machine("forgetful").unknownParameters()).containsExactly("cluster0.has_rndr");
    }

    @Test
    void the_fake_obeys_its_time_limit() throws Exception {
        Path program = FakeModel.in(folder.resolve("model"), "");
        List<String> words = new ArrayList<>(List.of(program.toString()));
        Path commandLine = Files.writeString(folder.resolve("words"), "\0");
        words.addAll(FvpArguments.words(
                Duration.ofSeconds(1), image(new StubKernel().hang()).toString(), commandLine.toString()));
        words.replaceAll(word -> word.replace("/out/", folder + "/"));
        Process fake = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(fake.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(fake.waitFor()).isZero();
        assertThat(said).contains("terminal_0: Listening for serial connection on port 5000", "time limit");
    }
}
