/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher refuses, spoken to directly; and what it is for a caller who is not root. */
class LauncherTest {
    private static final String BOX = TestLauncher.get().program().toString();
    private static final int REFUSED = 125;
    private static final String LIMITS = "--wall 5000 --cpu 5 --memory 67108864 --processes 16 --file-bytes 1048576";
    /** Some user with no rights; the tests need no account. */
    private static final String STRANGER = "setpriv --reuid 61234 --regid 61234 --clear-groups";

    private static final String OTHER = "setpriv --reuid 61235 --regid 61235 --clear-groups";

    @TempDir
    private Path folder;

    private record Answer(int status, String text) {}

    private static Answer call(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static Answer box(String words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(BOX));
        all.addAll(List.of(words.split(" ")));
        return call(all);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dance                                  | usage: box open",
                "probe now                              | usage: box open",
                "open                                   | --out-bytes N is missing",
                "open --out-bytes                       | unknown or incomplete option '--out-bytes'",
                "open --out-bytes 0                     | --out-bytes must be in 4096..68719476736, got 0",
                "open --out-bytes 8m                    | --out-bytes needs a whole number, got '8m'",
                "open --out-bytes 4096,mode=0777        | --out-bytes needs a whole number",
                "open --out-bytes 4096 --inodes 1       | --inodes must be in",
                "open --out-bytes 4096 --ram-bytes 0    | --ram-bytes must be in 4096..68719476736, got 0",
                "open --out-bytes 4096 --exec yes       | unknown or incomplete option '--exec'",
                "run                                    | --slot N is missing",
                "run --slot 64 -- true                  | --slot must be in 0..63, got 64",
                "run --slot -1 -- true                  | --slot needs a whole number, got '-1'",
                "run --slot 1x -- true                  | --slot needs a whole number",
                "run --slot                             | --slot needs a value",
                "run --slot -- true                     | --slot needs a value",
                "run --slot 63 -- true                  | must all be given",
                "run --slot 63 --wall 0 -- true         | --wall must be in 1..86400000, got 0",
                "run --slot 63 --memory 99999999999999999999 -- true | --memory needs a whole number",
                "run --slot 63 --cpu 1 --processes 0 -- true | --processes must be in",
                "run --slot 63 --profile kernel -- true | --profile is build or qemu, got 'kernel'",
                "run --slot 63 --setuid 0 -- true       | unknown option '--setuid'",
                "run --slot 63 --ro etc /x -- true      | --ro needs an absolute path of the host, got 'etc'",
                "run --slot 63 --ro /etc x -- true      | --ro needs an absolute path in the box, got 'x'",
                "run --slot 63 --ro /etc / -- true      | --ro needs an absolute path in the box, got '/'",
                "run --slot 63 --ro /etc /a/../b -- true | is not a plain path",
                "run --slot 63 --ro /etc /a//b -- true  | is not a plain path",
                "run --slot 63 --ro /etc /usr/x -- true | /usr belongs to the box",
                "run --slot 63 --ro /etc /ram -- true   | /ram belongs to the box",
                "run --slot 63 --ro /etc /proc -- true  | /proc belongs to the box",
                "run --slot 63 --ro /proc/self/fd /x -- true | the kernel's own file system",
                "run --slot 63 --ro /proc/self/root /x -- true | --ro: ",
                "run --slot 63 --ro /dev/null /x -- true | neither a file nor a directory",
                "run --slot 63 --ro /no/such /x -- true | --ro: cannot read /no/such: No such file or directory",
                "run --slot 63 --chdir src -- true      | --chdir needs an absolute path in the box",
                "run --slot 63 --rw-out /tmp -- true    | /tmp belongs to the box",
                "run --slot 63 " + LIMITS + " --        | the command is missing",
                "run --slot 63 " + LIMITS + "           | the command is missing",
                "run --slot 63 " + LIMITS + " -- true   | slot 63 is not open",
            })
    void bad_words_are_refused_with_one_clear_line(String words, String line) throws Exception {
        Answer answer = box(words);

        assertThat(answer.status()).isEqualTo(REFUSED);
        assertThat(answer.text()).startsWith("box: ").contains(line).containsOnlyOnce("\n");
    }

    private static Answer later(Box box, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(BOX, "run", "--slot", Integer.toString(box.slot()), "--later")
                .redirectErrorStream(true)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static String message(String words) {
        return (words.length() + 1) + "\n" + words.replace(' ', '\0') + '\0';
    }

    @Test
    void words_that_come_later_are_as_good_and_what_follows_is_for_the_command() throws Exception {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            assertThat(later(box, message(LIMITS + " -- cat") + "for cat\n")).isEqualTo(new Answer(0, "for cat\n"));
        }
    }

    @Test
    void nothing_runs_when_no_words_come() throws Exception {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            assertThat(later(box, "")).isEqualTo(new Answer(0, ""));
            assertThat(box.view().resolveSibling("meta")).doesNotExist();
        }
    }

    @Test
    void a_run_without_words_leaves_alone_how_the_last_command_ended() throws Exception {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            box.run(BoxCommand.of(BoxLimits.BUILD, "true"));
            later(box, "");
            assertThat(box.view().resolveSibling("meta")).content().startsWith("exited:0");
        }
    }

    @Test
    void a_session_ends_without_waiting_for_words_that_do_not_come() throws Exception {
        Box box = Box.open(TestLauncher.get(), 1 << 20);
        Process waits = new ProcessBuilder(BOX, "run", "--slot", Integer.toString(box.slot()), "--later").start();
        Path lock = Path.of("/run/uklab/slot-" + box.slot() + ".run");
        await().until(() -> Slots.isLocked(lock));
        box.close();

        assertThat(box.view()).doesNotExist();
        assertThat(waits.waitFor()).isEqualTo(REFUSED);
    }

    @Test
    void bad_words_that_come_later_are_refused_with_one_clear_line() throws Exception {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            Map<String, String> refused = Map.of(
                    "5",
                    "no length came first",
                    "12345678901234567890",
                    "no length came first",
                    "x\n",
                    "needs a whole number",
                    "0\n",
                    "must be in 1..1048576",
                    "1048577\n",
                    "must be in 1..1048576",
                    "5\nabc",
                    "the words are incomplete",
                    "3\nabc",
                    "the words are incomplete",
                    message("--slot 0 " + LIMITS + " -- true"),
                    "unknown option '--slot'",
                    message(LIMITS),
                    "the command is missing",
                    message("--ro /no/such /x " + LIMITS + " -- true"),
                    "cannot read /no/such");
            for (Map.Entry<String, String> row : refused.entrySet()) {
                Answer answer = later(box, row.getKey());

                assertThat(answer.status()).as(row.getKey()).isEqualTo(REFUSED);
                assertThat(answer.text())
                        .startsWith("box: ")
                        .contains(row.getValue())
                        .containsOnlyOnce("\n");
            }
        }
    }

    @Test
    void a_link_is_not_bound() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/shadow"));

        Answer answer = box("run --slot 63 --ro " + link + " /x -- true");
        assertThat(answer.status()).isEqualTo(REFUSED);
        assertThat(answer.text()).contains(link.toString());
    }

    @Test
    void what_works_here_is_said() throws IOException {
        assertThat(TestLauncher.get().probe())
                .matches("cgroup:(none|v1|v2)\nuser-namespaces:(yes|no)\nbubblewrap:(yes|no)\nclean:(yes|no)\n");
    }

    /** A copy of the launcher as it is installed: setuid root, usable by everybody for this test. */
    private String installed() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("making a setuid copy needs root")
                .isEqualTo("root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = folder.resolve("box");
        Files.copy(Path.of(BOX), copy, StandardCopyOption.REPLACE_EXISTING);
        TestLauncher.run(List.of("chmod", "4755", copy.toString()));
        return copy.toString();
    }

    private static Process open(String user, String box) throws IOException {
        List<String> words = new ArrayList<>(List.of(user.split(" ")));
        words.addAll(List.of(box, "open", "--out-bytes", "1048576"));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Answer as(String user, String box, String words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of((user + " " + box).split(" ")));
        all.addAll(List.of(words.split(" ")));
        return call(all);
    }

    @Test
    void a_user_without_rights_gets_a_box_of_his_own_and_nobody_elses() throws Exception {
        String box = installed();
        Process session = open(STRANGER, box);
        String line = session.inputReader(StandardCharsets.UTF_8).readLine();
        String slot = line.replaceAll("slot=(\\d+) .*", "$1");
        String view = line.replaceAll(".* view=(\\S+) .*", "$1");
        String run = "run --slot " + slot + " " + LIMITS;

        assertThat(as(STRANGER, box, run + " --ro /etc/hostname /in/h -- cp /in/h /out/copy")
                        .status())
                .isZero();
        assertThat(call(List.of((STRANGER + " cmp " + view + "/copy /etc/hostname").split(" ")))
                        .status())
                .isZero();
        assertThat(call(List.of((STRANGER + " grep ^exited:0$ " + view + "/../meta").split(" ")))
                        .status())
                .isZero();
        assertThat(as(STRANGER, box, run + " --ro /etc/shadow /in/s -- cat /in/s"))
                .isEqualTo(new Answer(REFUSED, "box: --ro: cannot read /etc/shadow: Permission denied\n"));
        assertThat(as(OTHER, box, run + " -- true"))
                .isEqualTo(new Answer(REFUSED, "box: slot " + slot + " is not yours\n"));
        assertThat(call(List.of((OTHER + " ls " + view).split(" "))).status()).isNotZero();

        session.getOutputStream().close();
        assertThat(session.waitFor()).isZero();
        assertThat(Path.of(view)).doesNotExist();
    }

    @Test
    void a_user_cannot_kill_the_session_but_its_end_cleans_up() throws Exception {
        String box = installed();
        Process session = open(STRANGER, box);
        String line = session.inputReader(StandardCharsets.UTF_8).readLine();
        String view = line.replaceAll(".* view=(\\S+) .*", "$1");

        assertThat(call(List.of((STRANGER + " kill -9 " + session.pid()).split(" ")))
                        .status())
                .isNotZero();
        assertThat(Path.of(view)).exists();
        session.getOutputStream().close();
        assertThat(session.waitFor()).isZero();
        assertThat(Path.of(view)).doesNotExist();
    }

    @Test
    void the_next_session_cleans_up_after_one_that_was_killed() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can kill a session")
                .isEqualTo("root");
        Box killed = Box.open(TestLauncher.get(), 1 << 20);
        killed.run(BoxCommand.of(BoxLimits.BUILD, "touch", "/out/stale"));
        ProcessHandle session = Slots.session(killed);
        session.destroyForcibly();
        session.onExit().join();
        List<Box> boxes = new ArrayList<>();
        do {
            // whoever takes the slot next, maybe another test, has cleaned it
            boxes.add(Box.open(TestLauncher.get(), 1 << 20));
        } while (boxes.get(boxes.size() - 1).slot() < killed.slot());

        assertThat(killed.view().resolve("stale")).doesNotExist();
        boxes.forEach(Box::close);
    }
}
