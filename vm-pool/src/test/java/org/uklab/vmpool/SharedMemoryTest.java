/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file that a box and its owner share. */
class SharedMemoryTest {
    private static final int MIB = 1 << 20;

    private Box box;

    @BeforeEach
    void open() throws IOException {
        box = Box.withMemory(TestLauncher.get(), MIB, 8 * MIB);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private static BoxResult in(Box box, String... words) {
        return box.run(BoxCommand.of(BoxLimits.BUILD, words));
    }

    private static int status(BoxResult result) {
        assertThat(result).isInstanceOf(BoxResult.Exited.class);
        return ((BoxResult.Exited) result).status();
    }

    @Test
    void each_sees_what_the_other_wrote() throws IOException {
        try (FileChannel memory = FileChannel.open(box.memory(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(memory.size()).isEqualTo(8 * MIB);
            memory.write(ByteBuffer.wrap("from the host".getBytes(UTF_8)), 4096);
            BoxResult read = in(box, "dd", "if=/ram", "bs=1", "skip=4096", "count=13", "status=none");
            assertThat(((BoxResult.Exited) read).stdout().text()).isEqualTo("from the host");

            assertThat(status(in(box, "dd", "if=/usr/bin/true", "of=/ram", "bs=4", "count=1", "conv=notrunc")))
                    .isZero();
            ByteBuffer written = ByteBuffer.allocate(4);
            memory.read(written, 0);
            assertThat(new String(written.array(), UTF_8)).isEqualTo("\177ELF");
        }
    }

    @Test
    void the_box_can_neither_replace_it_nor_fill_more_than_its_size() {
        assertThat(status(in(box, "rm", "-f", "/ram"))).isNotZero();
        assertThat(status(in(box, "ln", "-s", "/out", "/ram"))).isNotZero();
        assertThat(status(in(box, "dd", "if=/dev/zero", "of=/ram", "bs=1M", "count=9")))
                .isNotZero();
        assertThat(box.memory()).isRegularFile();
    }

    @Test
    void the_box_sees_this_file_and_nothing_beside_it() throws IOException {
        try (Box other = Box.withMemory(TestLauncher.get(), MIB, MIB)) {
            BoxResult listed = in(box, "find", "/", "-xdev", "-maxdepth", "1", "-name", "ram*");
            assertThat(((BoxResult.Exited) listed).stdout().text()).isEqualTo("/ram\n");
            assertThat(status(in(box, "ls", other.memory().toString()))).isNotZero();
        }
    }

    @Test
    void a_box_that_was_opened_without_has_none() throws IOException {
        try (Box without = Box.open(TestLauncher.get(), MIB)) {
            assertThat(status(in(without, "ls", "/ram"))).isNotZero();
            assertThat(without.memory()).doesNotExist();
        }
    }

    @Test
    void nobody_else_may_open_it_whatever_group_he_is_in() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("being somebody else needs root")
                .isEqualTo("root");
        Object group = Files.getAttribute(box.memory().getParent(), "unix:gid");
        String other = "setpriv --reuid 61234 --regid " + group + " --clear-groups";
        assertThat(call(other + " ls " + box.memory())).isZero();
        assertThat(call(other + " head -c 1 " + box.memory())).isNotZero();
    }

    private static int call(String words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words.split(" ")).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    @Test
    void nothing_of_it_is_left_after_close() throws InterruptedException {
        Path memory = box.memory();
        box.close();
        await().untilAsserted(() -> assertThat(memory.getParent()).doesNotExist());
    }

    @Test
    void nothing_of_it_is_left_after_a_kill_of_the_session_once_the_slot_is_taken_again() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can kill a session")
                .isEqualTo("root");
        ProcessHandle session = Slots.session(box);
        session.destroyForcibly();
        session.onExit().join();
        List<Box> boxes = new ArrayList<>();
        do {
            // whoever takes the slot next, maybe another test, has cleaned it
            boxes.add(Box.open(TestLauncher.get(), MIB));
        } while (boxes.get(boxes.size() - 1).slot() < box.slot());

        assertThat(box.memory().getParent()).doesNotExist();
        assertThat(Files.readString(Path.of("/proc/mounts")))
                .doesNotContain(box.memory().getParent() + " ");
        boxes.forEach(Box::close);
    }
}
