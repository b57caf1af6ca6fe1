/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.exercises.Canaries;

class ScenarioTest {
    @TempDir
    private static Path dir;

    private static byte[] image;

    @BeforeAll
    static void link_an_image() throws Exception {
        image = image(".ascii \"UKSCENE\\0\"; .long 16; .long 0; .quad 0; .fill 280");
    }

    @Test
    void the_scenario_lies_in_its_section_and_nothing_else_changes() {
        Scenario scenario = Scenario.of(7, new byte[] {1, 2, 3});

        byte[] written = scenario.into(image);

        int at = new String(written, US_ASCII).indexOf("UKSCENE\0");
        ByteBuffer place = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(place.getInt(at + 8)).as("capacity").isEqualTo(16);
        assertThat(place.getInt(at + 12)).as("length").isEqualTo(3);
        assertThat(place.getLong(at + 16)).as("nonce").isEqualTo(scenario.nonce());
        assertThat(place.getInt(at + 24)).as("armed").isEqualTo(1);
        assertThat(Arrays.copyOfRange(written, at + 32, at + 288))
                .as("canaries")
                .isEqualTo(Canaries.of(7).toBytes());
        assertThat(written).hasSameSizeAs(image);
        assertThat(Arrays.mismatch(written, image)).isEqualTo(at + 12);
        assertThat(Arrays.equals(written, at + 291, written.length, image, at + 291, image.length))
                .isTrue();
    }

    @Test
    void a_seed_gives_one_nonce_and_another_seed_another() {
        assertThat(Scenario.of(7, new byte[0]).nonce())
                .isEqualTo(Scenario.of(7, new byte[9]).nonce())
                .isNotEqualTo(Scenario.of(8, new byte[0]).nonce());
    }

    @Test
    void a_boot_without_a_scenario_arms_no_canaries() {
        assertThat(Scenario.NONE.into(image)).isEqualTo(image);
    }

    @Test
    void a_scenario_larger_than_its_place_is_a_bug_of_ours() {
        assertThatThrownBy(() -> Scenario.of(1, new byte[17]).into(image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("17 bytes, the image has room for 16");
    }

    @Test
    void an_image_without_a_place_is_a_bug_of_ours() throws Exception {
        byte[] other = image(".ascii \"UKSCENE!\"; .long 16; .long 0; .quad 0; .fill 280");
        byte[] lying = image(".ascii \"UKSCENE\\0\"; .long 17; .long 0; .quad 0; .fill 280");
        byte[] small = image(".ascii \"UKSC\"");
        Scenario scenario = Scenario.of(1, new byte[0]);

        for (byte[] bad : new byte[][] {other, lying, small, new byte[0], new byte[100]}) {
            assertThatThrownBy(() -> scenario.into(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] image(String content) throws IOException, InterruptedException {
        Path source = Files.createTempFile(dir, "image", ".s");
        Files.writeString(source, ".section .uk_scenario,\"aw\"\n" + content + "\n.text\n.globl _start\n_start: hlt\n");
        Path out = Path.of(source + ".elf");
        Process gcc = new ProcessBuilder("gcc", "-nostdlib", "-static", "-s", source.toString(), "-o", out.toString())
                .inheritIO()
                .start();
        assertThat(gcc.waitFor()).isZero();
        return Files.readAllBytes(out);
    }
}
