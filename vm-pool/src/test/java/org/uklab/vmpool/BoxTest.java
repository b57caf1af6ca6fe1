/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.vmpool.internal.BoxRun;

class BoxTest {
    private static final long MIB = 1 << 20;
    private static final long OUT = 8 * MIB;
    private static final BoxLimits LIMITS =
            new BoxLimits(Duration.ofSeconds(30), Duration.ofSeconds(20), 128 * MIB, 32, 32 * MIB, MIB);

    @TempDir
    private Path folder;

    private Box box;

    @BeforeEach
    void open() throws IOException {
        box = Box.open(TestLauncher.get(), OUT);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private static BoxCommand shell(BoxLimits limits, String script) {
        return BoxCommand.of(limits, "/usr/bin/bash", "-c", script);
    }

    private BoxResult.Exited exited(BoxCommand command) {
        BoxResult result = box.run(command);
        assertThat(result).isInstanceOf(BoxResult.Exited.class);
        return (BoxResult.Exited) result;
    }

    private BoxResult.Exited exited(String script) {
        return exited(shell(LIMITS, script));
    }

    private void isKilledBy(Limit limit, BoxCommand command) throws IOException {
        assertThat(box.run(command))
                .isInstanceOfSatisfying(
                        BoxResult.Killed.class,
                        killed -> assertThat(killed.limit()).isEqualTo(limit));
        assertThat(Slots.isEmpty(box)).isTrue();
    }

    @Test
    void a_command_gives_its_status_and_what_it_wrote() {
        BoxResult.Exited result = exited("echo out; echo err >&2; exit 3");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.stdout().text()).isEqualTo("out\n");
        assertThat(result.stderr().text()).isEqualTo("err\n");
        assertThat(result.usage().wall()).isPositive();
    }

    @Test
    void a_signal_is_told_as_a_shell_does() {
        assertThat(exited("kill -SEGV $BASHPID").status()).isEqualTo(128 + 11);
    }

    @Test
    void a_program_that_is_not_there_is_no_result_of_a_command() {
        assertThat(box.run(BoxCommand.of(LIMITS, "no-such-program")))
                .isInstanceOfSatisfying(
                        BoxResult.Failed.class,
                        failed -> assertThat(failed.why()).contains("no-such-program"));
    }

    @Test
    void standard_input_is_empty() {
        assertThat(exited("cat; echo read").stdout().text()).isEqualTo("read\n");
    }

    @Test
    void the_environment_is_ours() {
        assertThat(exited(BoxCommand.of(LIMITS, "env")).stdout().text().lines())
                .containsExactlyInAnyOrder(
                        "PATH=/usr/bin",
                        "LC_ALL=C",
                        "SOURCE_DATE_EPOCH=0",
                        "HOME=/nonexistent",
                        "TMPDIR=/tmp",
                        "PWD=/out");
    }

    @Test
    void it_is_nobody_and_becomes_nobody_else() {
        assertThat(exited("id -u; unshare -U true; echo $?; chown 0 /out; echo $?")
                        .stdout()
                        .text())
                .isEqualTo("1000\n1\n1\n");
    }

    @Test
    void there_is_no_proc_no_sys_and_no_etc() {
        assertThat(exited("cd / && echo *").stdout().text()).isEqualTo("bin dev lib lib64 out tmp usr\n");
    }

    @Test
    void only_out_and_tmp_can_be_written() {
        assertThat(exited(
                                "for d in / /usr /usr/bin /dev /dev/shm /out /tmp; do touch $d/x 2>/dev/null && echo $d; done")
                        .stdout()
                        .text())
                .isEqualTo("/out\n/tmp\n");
    }

    @Test
    void there_is_no_network() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "echo > /dev/tcp/127.0.0.1/" + server.getLocalPort();

            assertThat(exited(connect).status()).isNotZero();
        }
    }

    @Test
    void too_much_memory_ends_it() throws IOException {
        assumeThat(box.cgroup()).isNotEqualTo("none");

        isKilledBy(Limit.MEMORY, shell(LIMITS, "dd if=/dev/zero of=/dev/null bs=200M count=1"));
    }

    @Test
    void a_fork_bomb_ends_at_once() throws IOException {
        assumeThat(box.cgroup()).isNotEqualTo("none");

        isKilledBy(Limit.PROCESSES, shell(LIMITS, "b() { b | b & }; b; sleep 20"));
    }

    @Test
    void wall_time_ends_it_with_all_it_left_behind() throws IOException {
        isKilledBy(
                Limit.WALL,
                shell(LIMITS.withWall(Duration.ofMillis(300)), "setsid sleep 100 & (setsid sleep 101 &) ; sleep 102"));
    }

    @Test
    void processor_time_of_all_processes_ends_it() throws IOException {
        assumeThat(box.cgroup()).isNotEqualTo("none");

        isKilledBy(
                Limit.CPU,
                shell(LIMITS.withCpu(Duration.ofSeconds(1)), "for i in 1 2; do (while :; do :; done) & done; wait"));
    }

    @Test
    void a_file_that_grows_too_large_ends_it() throws IOException {
        isKilledBy(
                Limit.FILE,
                BoxCommand.of(LIMITS.withFileBytes(MIB), "dd", "if=/dev/zero", "of=/out/f", "bs=64k", "count=32"));
    }

    @Test
    void a_flood_of_output_ends_it_and_both_ends_are_kept() {
        BoxResult result = box.run(shell(LIMITS, "echo first; while :; do echo more and more and more; done"));

        assertThat(result).isInstanceOfSatisfying(BoxResult.Killed.class, killed -> {
            assertThat(killed.limit()).isEqualTo(Limit.OUTPUT);
            assertThat(killed.stdout().text()).startsWith("first\nmore").contains(" bytes left out ");
            assertThat(killed.stdout().length()).isBetween(MIB / 2, MIB);
        });
    }

    @Test
    void out_holds_what_it_was_given_and_no_more() throws IOException {
        assertThat(exited("dd if=/dev/zero of=f bs=64k count=400").status()).isNotZero();
        assertThat(Files.size(box.view().resolve("f"))).isEqualTo(OUT);
    }

    @Test
    void a_link_out_of_the_box_leads_nowhere() {
        exited("ln -s /etc/passwd link; ln -s /etc dir; ln -s f good; echo x > f; cat good");

        assertThat(box.view().resolve("f")).hasContent("x\n");
        for (String link : new String[] {"link", "dir/passwd", "good"}) {
            assertThatThrownBy(() -> Files.readString(box.view().resolve(link)))
                    .isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void the_view_cannot_be_written() {
        assertThatThrownBy(() -> Files.writeString(box.view().resolve("x"), "x"))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void a_command_finds_what_the_one_before_left() {
        exited("echo kept > f");

        assertThat(exited("cat f").stdout().text()).isEqualTo("kept\n");
    }

    @Test
    void binds_are_read_only_and_a_later_one_covers_an_earlier() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("a.c"), "old");
        Files.writeString(tree.resolve("b.c"), "b");
        Path patched = Files.writeString(folder.resolve("patched"), "new");
        BoxCommand command = shell(LIMITS, "cat a.c b.c; echo x > b.c; echo x > a.c; touch c.c")
                .readOnly(tree, "/src")
                .readOnly(patched, "/src/a.c")
                .in("/src");

        BoxResult.Exited result = exited(command);
        assertThat(result.stdout().text()).isEqualTo("newb");
        assertThat(result.stderr().text().lines()).hasSize(3).allMatch(line -> line.contains("Read-only"));
        assertThat(tree.resolve("b.c")).hasContent("b");
    }

    @Test
    void one_box_may_show_its_view_to_another() throws IOException {
        exited("echo from here > f");
        try (Box other = Box.open(TestLauncher.get(), MIB)) {
            BoxResult result = other.run(BoxCommand.of(LIMITS, "cat", "/in/f").readOnly(box.view(), "/in"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            BoxResult.Exited.class,
                            done -> assertThat(done.stdout().text()).isEqualTo("from here\n"));
        }
    }

    @Test
    void a_box_runs_one_command_at_a_time() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        BoxRun first = box.start(shell(LIMITS, "echo up; sleep 20"), bytes -> up.countDown());
        up.await();

        assertThat(box.run(shell(LIMITS, "true")))
                .isInstanceOfSatisfying(
                        BoxResult.Failed.class,
                        failed -> assertThat(failed.why()).contains("already runs a command"));
        first.kill(Limit.CALLER);
        assertThat(first.result())
                .isInstanceOfSatisfying(
                        BoxResult.Killed.class,
                        killed -> assertThat(killed.limit()).isEqualTo(Limit.CALLER));
    }

    @Test
    void closing_ends_what_runs_and_removes_everything() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        BoxRun run = box.start(shell(LIMITS, "setsid sleep 100 & echo up; sleep 101"), bytes -> up.countDown());
        up.await();
        box.close();

        assertThat(Slots.isEmpty(box)).isTrue();
        assertThat(run.await(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void a_killed_launcher_takes_the_box_along() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        BoxRun run = box.start(
                shell(LIMITS, "setsid sleep 100 & (setsid sh -c 'sleep 101 &') ; echo up; sleep 102"),
                bytes -> up.countDown());
        up.await();
        assertThat(Slots.isEmpty(box)).isFalse();
        Slots.launcher(box, "run").destroyForcibly();

        await().until(() -> Slots.isEmpty(box));
        assertThat(run.result()).isInstanceOf(BoxResult.Failed.class);
    }

    @Test
    void the_box_ends_when_the_launchers_parent_dies() throws Exception {
        String limits = String.join(" ", shell(LIMITS, "true").words()).replaceFirst(" -- .*", "");
        String words = TestLauncher.get().program() + " run --slot " + box.slot() + " " + limits + " -- sleep 100";
        Process parent = new ProcessBuilder("/bin/sh", "-c", words + " & wait").start();
        await().until(() -> !Slots.isEmpty(box));
        parent.destroyForcibly();

        await().until(() -> Slots.isEmpty(box));
    }

    @Test
    void a_command_may_have_more_words_than_a_pipe_holds() {
        String[] argv = new String[5000];
        Arrays.fill(argv, "a word of some length");
        argv[0] = "echo";

        assertThat(exited(BoxCommand.of(LIMITS, argv)).stdout().length()).isEqualTo(4999 * 22);
    }

    @Test
    void what_waited_for_a_command_runs_it_and_the_next_one_starts_anew() throws IOException {
        box.getReady();

        assertThat(exited("echo first").stdout().text()).isEqualTo("first\n");
        assertThat(exited("echo second").stdout().text()).isEqualTo("second\n");
    }

    @Test
    void a_command_that_ended_before_its_launcher_looked_has_ended_well() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can stop a launcher")
                .isEqualTo("root");
        box.getReady();
        ProcessHandle launcher = Slots.launcher(box, "run");
        await().until(() -> launcher.children().count() == 1);
        Path command =
                Path.of("/proc", launcher.children().findFirst().orElseThrow().pid() + "", "stat");
        signal("STOP", launcher);
        BoxRun run = box.start(shell(LIMITS, "exit 7"), bytes -> {});
        await().until(() -> Files.readString(command).contains(") Z "));
        signal("CONT", launcher);

        assertThat(run.result())
                .isInstanceOfSatisfying(
                        BoxResult.Exited.class,
                        ended -> assertThat(ended.status()).isEqualTo(7));
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        String[] kill = {"kill", "-" + name, String.valueOf(process.pid())};
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }

    @Test
    void a_box_that_waited_in_vain_closes_like_any_other() throws IOException {
        box.getReady();
        box.close();

        assertThat(box.isOpen()).isFalse();
        assertThat(box.view()).doesNotExist();
    }

    @Test
    void an_unknown_bind_is_refused_with_its_name() {
        BoxCommand command = shell(LIMITS, "true").readOnly(folder.resolve("missing"), "/src");

        assertThat(box.run(command))
                .isInstanceOfSatisfying(
                        BoxResult.Failed.class,
                        failed -> assertThat(failed.why()).contains("cannot read", "missing"));
    }

    @Test
    void output_goes_to_the_listener_too() throws IOException {
        StringBuilder heard = new StringBuilder();
        box.start(shell(LIMITS, "echo heard"), bytes -> heard.append(new String(bytes, US_ASCII)))
                .result();

        assertThat(heard).hasToString("heard\n");
    }
}
