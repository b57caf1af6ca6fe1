/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Give tests a launcher: the one {@code UKLAB_BOX} names, or, under root, one built into {@code target/} once per JVM.
 * Any thread.
 */
public final class TestLauncher {
    private static @Nullable BoxLauncher built;

    private TestLauncher() {}

    /** Return the launcher; build it if there is none. */
    public static synchronized BoxLauncher get() {
        if (System.getenv(BoxLauncher.VARIABLE) != null) {
            return BoxLauncher.find();
        }
        if (built == null) {
            built = build();
        }
        return built;
    }

    private static BoxLauncher build() {
        try {
            Path room = room();
            Path target = Files.createDirectories(room.resolve("target/launcher"));
            // never written over: another JVM may run it
            Path own = Files.createTempDirectory(target, "build");
            run(List.of("make", "-s", "-C", room.resolve("launcher").toString(), "O=" + own));
            return new BoxLauncher(own.resolve("box"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* The room's folder, from whichever module the tests run in. */
    private static Path room() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        for (Path dir = here; dir != null; dir = dir.getParent()) {
            Path room = dir.resolve("vm-pool");
            if (Files.isRegularFile(room.resolve("launcher/box.c"))) {
                return room;
            }
        }
        throw new IOException("no vm-pool/launcher above " + here);
    }

    static void run(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(words + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
