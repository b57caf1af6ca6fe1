/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Name the directories of one installation. Any thread.
 *
 * @param home holds {@code exercises/content/} and {@code kernel-tree/tree/}
 * @param state writable, world-readable: trees, baselines, temporary files
 * @param launcher the program that opens boxes
 * @param musl prebuilt musl, its key in its name
 */
public record Lab(Path home, Path state, Path launcher, Path musl) {

    /** Say what is missing, in words for the person at the shell. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * Read {@code UKLAB_HOME}, {@code UKLAB_STATE}, {@code UKLAB_BOX} and {@code UKLAB_MUSL}.
     *
     * @throws MissingException naming the variable that is unset or points nowhere, and the remedy
     */
    public static Lab fromEnvironment(Map<String, String> environment) throws MissingException {
        return new Lab(
                existing(environment, "UKLAB_HOME", Files::isDirectory),
                existing(environment, "UKLAB_STATE", Files::isWritable),
                existing(environment, "UKLAB_BOX", Files::isExecutable),
                existing(environment, "UKLAB_MUSL", at -> Files.isRegularFile(at.resolve("lib/libc.a"))));
    }

    public Path content() {
        return home.resolve("exercises/content");
    }

    public Path tree() {
        return home.resolve("kernel-tree/tree");
    }

    private static Path existing(Map<String, String> environment, String name, Predicate<Path> fits)
            throws MissingException {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new MissingException(name + " is not set; run this through ./uklab, which sets it");
        }
        Path at = Path.of(value).toAbsolutePath().normalize();
        if (!fits.test(at)) {
            throw new MissingException(name + "=" + value + " is not usable; run ./uklab doctor");
        }
        return at;
    }
}
