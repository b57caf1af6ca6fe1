/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Name the privileged program that makes boxes. Immutable, any thread.
 *
 * @param program absolute path of {@code box}
 */
public record BoxLauncher(Path program) {
    /** The environment variable that names the program. */
    public static final String VARIABLE = "UKLAB_BOX";

    /**
     * Return the launcher that {@code UKLAB_BOX} names.
     *
     * @throws IllegalStateException when it is not set or not a program
     */
    public static BoxLauncher find() {
        String value = System.getenv(VARIABLE);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(VARIABLE + " is not set: start this through ./uklab, which builds it");
        }
        Path program = Path.of(value).toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(VARIABLE + "=" + program + " is not a program you may run");
        }
        return new BoxLauncher(program);
    }

    /**
     * Try what works on this host. Worker.
     *
     * @return {@code key:value} lines: control groups, user namespaces, bubblewrap, nothing left of who was killed
     * @throws IOException when the launcher does not start
     */
    public String probe() throws IOException {
        Process process = new ProcessBuilder(program.toString(), "probe")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
