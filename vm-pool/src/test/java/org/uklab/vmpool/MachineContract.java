/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State what every machine does; extend it and say how to make the machine and its stub kernel. */
public abstract class MachineContract {
    private static final RunLimits PATIENT = RunLimits.DEFAULT;
    private static final RunLimits SHORT =
            PATIENT.withBoot(Duration.ofMillis(1200)).withTest(Duration.ofMillis(600));
    private static final int WELL = 41;
    private static final int BADLY = 43;

    @TempDir
    private Path folder;

    /** Return the machine; the same for all tests is fine. */
    protected abstract Machine machine();

    /** Return the bytes of an image of the stub kernel with this script. */
    protected abstract byte[] image(byte[] script) throws IOException;

    /** Return whether a machine with this kernel command line runs on the host. */
    protected abstract boolean runs(String commandLine);

    private RunResult run(byte[] script, RunLimits limits) throws IOException {
        return run(script, limits, RunListener.NONE);
    }

    private RunResult run(byte[] script, RunLimits limits, RunListener listener) throws IOException {
        return boot(image(script), "", limits, listener);
    }

    /** Boot an image on the machine: cold, from a file. */
    protected RunResult boot(byte[] image, String commandLine, RunLimits limits, RunListener listener)
            throws IOException {
        Path file = Files.createTempFile(folder, "stub", ".img");
        Files.write(file, image);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return machine().run(new BootRequest(file, commandLine, limits), listener);
    }

    /** Check that a busy guest was stopped by this limit. */
    protected void ranOut(RunResult result, Phase phase, Duration took, Duration limit) {
        assertThat(result.end()).isEqualTo(RunEnd.TimedOut.wall(phase));
        assertThat(took).isBetween(limit, limit.plusSeconds(1));
    }

    /** Check that a guest which halted for ever was stopped. */
    protected void waited(RunResult result, Phase phase) {
        assertThat(result.end()).isEqualTo(RunEnd.TimedOut.wall(phase));
    }

    private static byte[] end(int seq, int value) {
        return Frames.end(seq, EndKind.MAIN, value, 0, "");
    }

    @Test
    void a_guest_that_ends_well_gives_its_frames_its_console_and_its_end() throws IOException {
        RunResult result = run(
                new StubKernel()
                        .print("hello\n")
                        .send(Frames.hello(0), Frames.data(1, "seen"), end(2, 7))
                        .exit(WELL),
                PATIENT);

        assertThat(result.end()).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 7, 0, ""));
        assertThat(result.frames()).extracting(Frame::type).containsExactly(Frame.HELLO, Frame.DATA, Frame.END);
        assertThat(new String(result.frames().get(1).payload(), StandardCharsets.UTF_8))
                .isEqualTo("seen");
        assertThat(result.console().text()).isEqualTo("hello\n");
        assertThat(result.boot()).isPositive();
    }

    @Test
    void the_kinds_of_ends_are_told_apart() throws IOException {
        for (EndKind kind : EndKind.values()) {
            RunResult result = run(
                    new StubKernel()
                            .send(Frames.hello(0), Frames.end(1, kind, -5, 0x100123, "why: ✗"))
                            .exit(BADLY),
                    PATIENT);

            assertThat(result.end()).isEqualTo(new RunEnd.Ended(kind, -5, 0x100123, "why: ✗"));
        }
    }

    @Test
    void a_hang_before_hello_runs_into_the_boot_limit() throws IOException {
        RunResult result = run(new StubKernel().print("so far").hang(), SHORT);

        ranOut(result, Phase.BOOT, result.boot(), SHORT.boot());
        assertThat(result.console().text()).isEqualTo("so far");
    }

    @Test
    void a_hang_after_hello_runs_into_the_test_limit() throws IOException {
        RunResult result = run(
                new StubKernel()
                        .print("testing")
                        .send(Frames.hello(0), Frames.data(1, "a"))
                        .hang(),
                PATIENT.withTest(SHORT.test()));

        ranOut(result, Phase.TEST, result.test(), SHORT.test());
        assertThat(result.console().text()).isEqualTo("testing");
        assertThat(result.frames()).hasSize(2);
    }

    @Test
    void a_halt_without_an_end_runs_into_a_limit() throws IOException {
        RunResult result = run(new StubKernel().send(Frames.hello(0)).halt(), PATIENT.withTest(SHORT.test()));

        waited(result, Phase.TEST);
    }

    @Test
    void a_guest_that_says_end_and_goes_on_has_ended() throws IOException {
        RunResult result = run(new StubKernel().send(Frames.hello(0), end(1, 3)).hang(), PATIENT);

        assertThat(result.end()).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 3, 0, ""));
        assertThat(result.test()).isLessThan(PATIENT.test());
    }

    @Test
    void an_endless_print_is_cut_off_and_its_beginning_and_end_are_kept() throws IOException {
        int cap = 300_000;
        RunResult result = run(
                new StubKernel()
                        .send(Frames.hello(0))
                        .print("first\n")
                        .print("again and again and again and again\n")
                        .forever(),
                PATIENT.withConsoleBytes(cap));

        assertThat(result.end()).isEqualTo(new RunEnd.OutputLimit("console"));
        assertThat(result.console().text()).startsWith("first\n").contains(" bytes left out ");
        assertThat(result.console().text().length()).isLessThan(2 * 64 * 1024 + 100);
        assertThat(result.console().length()).isLessThanOrEqualTo(cap);
    }

    @Test
    void an_endless_stream_of_frames_is_cut_off() throws IOException {
        byte[] many = new byte[0];
        for (int seq = 0; seq < 2000; seq++) {
            byte[] frame = Frames.frame(Frame.DATA, seq, Frames.NONCE, new byte[100]);
            int old = many.length;
            many = Arrays.copyOf(many, old + frame.length);
            System.arraycopy(frame, 0, many, old, frame.length);
        }
        RunResult result = run(new StubKernel().send(many).hang(), PATIENT.withChannelBytes(100_000));

        assertThat(result.end()).isEqualTo(new RunEnd.OutputLimit("channel"));
        assertThat(result.frames()).hasSize(100_000 / 124);
    }

    @Test
    void garbage_without_an_end_on_the_channel_is_cut_off() throws IOException {
        RunResult result =
                run(new StubKernel().send(Frames.hello(0)).send(new byte[4096]).forever(), PATIENT);

        assertThat(result.end()).isInstanceOf(RunEnd.BrokenChannel.class);
        assertThat(result.frames()).hasSize(1);
    }

    @Test
    void a_reset_is_a_death() throws IOException {
        RunResult result =
                run(new StubKernel().print("oops").send(Frames.hello(0)).reset(), PATIENT);

        assertThat(result.end())
                .isInstanceOfSatisfying(
                        RunEnd.Died.class, died -> assertThat(died.how()).contains("reset"));
        assertThat(result.console().text()).isEqualTo("oops");
    }

    @Test
    void leaving_by_the_exit_device_without_an_end_frame_is_a_death() throws IOException {
        RunResult result = run(new StubKernel().send(Frames.hello(0)).exit(WELL), PATIENT);

        assertThat(result.end())
                .isInstanceOfSatisfying(
                        RunEnd.Died.class, died -> assertThat(died.how()).contains("without an END frame"));
    }

    @Test
    void an_end_in_the_middle_of_a_frame_is_a_death_that_says_so() throws IOException {
        byte[] half = Arrays.copyOf(Frames.data(1, "0123456789"), 25);
        RunResult result = run(new StubKernel().send(Frames.hello(0), half).exit(WELL), PATIENT);

        assertThat(result.end())
                .isInstanceOfSatisfying(
                        RunEnd.Died.class, died -> assertThat(died.how()).contains("in the middle of a frame"));
        assertThat(result.frames()).hasSize(1);
    }

    @Test
    void a_replayed_sequence_number_breaks_the_channel() throws IOException {
        RunResult result = run(
                new StubKernel()
                        .send(Frames.hello(0), Frames.data(1, "a"), Frames.data(1, "a"), end(2, 0))
                        .exit(WELL),
                PATIENT);

        assertThat(result.end()).isEqualTo(new RunEnd.BrokenChannel("frame 2 says it is number 1"));
        assertThat(result.frames()).hasSize(2);
    }

    @Test
    void frames_of_another_run_break_the_channel() throws IOException {
        byte[] foreign = Frames.frame(Frame.DATA, 1, Frames.NONCE + 1, new byte[4]);
        RunResult result =
                run(new StubKernel().send(Frames.hello(0), foreign, end(2, 0)).exit(WELL), PATIENT);

        assertThat(result.end()).isInstanceOf(RunEnd.BrokenChannel.class);
    }

    @Test
    void the_same_image_gives_the_same_frames_and_the_same_guest_time() throws IOException {
        byte[] image = image(new StubKernel()
                .printClock()
                .send(Frames.hello(0), Frames.data(1, "x"))
                .printClock()
                .send(end(2, 0))
                .exit(WELL));
        RunResult first = boot(image, "", PATIENT, RunListener.NONE);
        RunResult second = boot(image, "", PATIENT, RunListener.NONE);

        assertThat(first.end()).isInstanceOf(RunEnd.Ended.class);
        assertThat(second.frames()).isEqualTo(first.frames());
        assertThat(second.console().text()).isEqualTo(first.console().text()).hasSize(32);
        assertThat(second.instructions()).isEqualTo(first.instructions());
    }

    @Test
    void nothing_is_left_on_the_host_after_a_kill() throws IOException {
        String token = "token" + UUID.randomUUID();
        byte[] image = image(new StubKernel().send(Frames.hello(0)).hang());
        List<Boolean> running = new CopyOnWriteArrayList<>();
        RunResult result = boot(image, token, PATIENT.withTest(SHORT.test()), new RunListener() {
            @Override
            public void phase(Phase phase) {
                if (phase == Phase.TEST) {
                    running.add(runs(token));
                }
            }
        });

        assertThat(result.end()).isInstanceOf(RunEnd.TimedOut.class);
        assertThat(running).containsExactly(true);
        assertThat(runs(token)).isFalse();
    }

    @Test
    void an_interrupt_ends_the_run_and_stays_set() throws Exception {
        CountDownLatch testing = new CountDownLatch(1);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        byte[] image = image(new StubKernel().send(Frames.hello(0)).hang());
        RunListener listener = new RunListener() {
            @Override
            public void phase(Phase phase) {
                if (phase == Phase.TEST) {
                    testing.countDown();
                }
            }
        };
        Thread worker = new Thread(() -> {
            try {
                boot(image, "", PATIENT, listener);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        worker.start();
        testing.await();
        worker.interrupt();
        worker.join(PATIENT.test().toMillis() / 2);

        assertThat(interrupted).containsExactly(true);
    }

    @Test
    void a_listener_hears_phases_frames_and_console() throws IOException {
        List<Object> heard = new CopyOnWriteArrayList<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        run(
                new StubKernel()
                        .print("live")
                        .send(Frames.hello(0), Frames.data(1, "x"), end(2, 0))
                        .exit(WELL),
                PATIENT,
                new RunListener() {
                    @Override
                    public void console(byte[] bytes) {
                        printed.writeBytes(bytes);
                    }

                    @Override
                    public void frame(Frame frame) {
                        heard.add(frame.type());
                    }

                    @Override
                    public void phase(Phase phase) {
                        heard.add(phase);
                    }
                });

        assertThat(heard).containsExactly(Phase.BOOT, Frame.HELLO, Phase.TEST, Frame.DATA, Frame.END);
        assertThat(printed).hasToString("live");
    }

    @Test
    void an_image_that_is_no_kernel_is_not_the_guests_fault() throws IOException {
        byte[] image = "not a kernel".getBytes(StandardCharsets.UTF_8);
        RunResult result = boot(image, "", PATIENT, RunListener.NONE);

        assertThat(result.end()).isInstanceOf(RunEnd.Infrastructure.class);
    }

    @Test
    void a_missing_image_is_not_the_guests_fault() {
        RunResult result = machine().run(BootRequest.of(folder.resolve("missing")), RunListener.NONE);

        assertThat(result.end())
                .isInstanceOfSatisfying(
                        RunEnd.Infrastructure.class,
                        failed -> assertThat(failed.why()).contains("missing"));
    }

    @Test
    void the_digest_is_a_stable_sha_256() {
        assertThat(machine().digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(machine().digest());
    }
}
