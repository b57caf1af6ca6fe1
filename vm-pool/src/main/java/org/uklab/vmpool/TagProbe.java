/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Try whether a machine keeps memory tags apart: a few instructions set the tag of one granule and read those around it
 * (docs/adr/0004). Any thread.
 */
public final class TagProbe {
    private static final String RIGHT = "000050000000\n";
    private static final String NONE = "000000000000\n";
    /** All even granules of a page share a tag. */
    private static final String MIXED_UP = "505050505050\n";

    private TagProbe() {}

    /** Say what was found: whether an exercise with memory tags can be graded here, and why not. */
    public record Finding(boolean right, String words) {}

    /** Return the source of the image, assembly. */
    public static String source() throws IOException {
        try (InputStream in = TagProbe.class.getResourceAsStream("tags.S")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Return the command that makes an image of the source, both as the box sees them. */
    public static List<String> compile(String source, String image) {
        return List.of(
                "aarch64-linux-gnu-gcc",
                "-nostdlib",
                "-static",
                "-Wl,-Ttext=0x40200000,--build-id=none",
                "-o",
                image,
                source);
    }

    /** Boot the image. Worker. */
    public static Finding boot(Machine machine, Path image) {
        RunLimits limits = RunLimits.DEFAULT.withBoot(Duration.ofSeconds(20));
        RunResult result = machine.run(new BootRequest(image, "", limits), RunListener.NONE);
        if (result.end() instanceof RunEnd.Infrastructure failed) {
            return new Finding(false, "does not boot: " + failed.why());
        }
        return judge(result.console().text());
    }

    static Finding judge(String printed) {
        return switch (printed) {
            case RIGHT -> new Finding(true, "boots, and keeps memory tags apart");
            case MIXED_UP ->
                new Finding(
                        false,
                        "mixes up memory tags: it forgets where in its page a granule lies, so all even granules of a page"
                                + " share one tag (QEMU 7.2 does). Not usable for memory tagging;"
                                + " UKLAB_QEMU_ARM64 may name a newer qemu-system-aarch64");
            case NONE, "!\n", "!" -> new Finding(false, "boots, but has no memory tags");
            default -> new Finding(false, "gives nonsense where memory tags are read: " + printed.strip());
        };
    }
}
