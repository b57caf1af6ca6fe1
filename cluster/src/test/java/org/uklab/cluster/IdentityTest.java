/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private static final Renewal MESSAGE = new Renewal(new JobKey("a", 1), "ann", 1);

    @TempDir
    private Path folder;

    @Test
    void an_identity_is_made_once_and_found_again() throws IOException {
        Identity made = Identity.load(folder.resolve("keys"), "ann");
        Identity found = Identity.load(folder.resolve("keys"), "ann");

        assertThat(found.publicKey()).isEqualTo(made.publicKey());
        assertThat(Signed.open(found.sign(MESSAGE), Trust.of(made), Renewal.class))
                .isInstanceOf(Signed.Verified.class);
    }

    @Test
    void only_the_owner_reads_the_private_key_and_no_draft_stays() throws IOException {
        Identity.load(folder, "ann");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ann.key"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ann.key", "ann.pub");
        }
    }

    @Test
    void enrolling_is_putting_a_file_into_the_folder_and_removing_it_shuts_out() throws IOException {
        Path graders = folder.resolve("graders");
        Identity ann = Identity.generate("ann");
        Trust trust = Trust.folder(graders);
        assertThat(trust.keyOf("ann")).isEmpty();

        ann.enrol(graders);
        assertThat(trust.keyOf("ann")).contains(ann.publicKey());

        Files.delete(graders.resolve("ann.pub"));
        assertThat(trust.keyOf("ann")).isEmpty();
    }

    @Test
    void a_name_that_leaves_the_folder_is_nobody() throws IOException {
        Identity.generate("ann").enrol(folder);

        assertThat(Trust.folder(folder.resolve("graders")).keyOf("../ann")).isEmpty();
    }

    @Test
    void a_file_that_holds_no_key_is_named() throws IOException {
        Identity.load(folder, "ann");
        Files.writeString(folder.resolve("ann.key"), "nonsense!");

        assertThatThrownBy(() -> Identity.load(folder, "ann"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ann.key");
    }

    @Test
    void a_broken_enrolment_refuses_and_does_not_stop_the_bus() throws IOException {
        Files.writeString(folder.resolve("ann.pub"), "nonsense!");

        assertThat(Trust.folder(folder).keyOf("ann")).isEmpty();
    }
}
