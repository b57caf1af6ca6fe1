/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoxPoolTest {
    private static final long MIB = 1 << 20;

    private final BoxPool pool = new BoxPool(TestLauncher.get(), MIB, 2);

    @AfterEach
    void close() {
        pool.close();
    }

    private static BoxResult.Exited exited(Box box, String... argv) {
        return (BoxResult.Exited) box.run(BoxCommand.of(BoxLimits.BUILD, argv));
    }

    @Test
    void a_box_is_open_before_it_is_wanted_and_replaced_when_it_is_taken() throws IOException {
        await().until(() -> pool.ready() == 2);
        try (Box box = pool.take()) {
            assertThat(exited(box, "touch", "/out/mine").status()).isZero();

            await().until(() -> pool.ready() == 2);
            assertThat(box.view().resolve("mine")).exists();
        }
    }

    @Test
    void a_box_is_given_once() throws IOException {
        try (Box first = pool.take();
                Box second = pool.take();
                Box third = pool.take()) {
            exited(first, "touch", "/out/mine");

            assertThat(first.slot()).isNotEqualTo(second.slot()).isNotEqualTo(third.slot());
            for (Box other : new Box[] {second, third}) {
                assertThat(exited(other, "ls", "/out").stdout().text()).isEmpty();
            }
        }
    }

    @Test
    void a_taken_box_is_removed_after_it_was_closed() throws IOException {
        Box box = pool.take();
        exited(box, "touch", "/out/mine");
        box.close();

        await().until(() -> !box.isOpen());
        assertThat(box.view().resolve("mine")).doesNotExist();
    }

    @Test
    void a_box_whose_session_was_killed_is_not_given() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can kill a session")
                .isEqualTo("root");
        await().until(() -> pool.ready() == 2);
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(" open --out-bytes " + MIB))
                .forEach(session -> {
                    session.destroyForcibly();
                    session.onExit().join();
                });

        try (Box box = pool.take()) {
            assertThat(exited(box, "true").status()).isZero();
        }
    }

    @Test
    void closing_the_pool_closes_what_nobody_took() throws IOException {
        await().until(() -> pool.ready() == 2);
        Box taken = pool.take();
        pool.close();

        await().until(() -> ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(" open --out-bytes " + MIB))
                        .count()
                == 1);
        assertThat(exited(taken, "true").status()).isZero();
        taken.close();
    }

    @Test
    void what_cannot_be_opened_is_told_to_who_takes_one() {
        try (BoxPool broken = new BoxPool(new BoxLauncher(Path.of("/bin/false")), MIB, 1)) {
            assertThatThrownBy(broken::take).isInstanceOf(IOException.class).hasMessage("the launcher gave no slot");
        }
    }
}
