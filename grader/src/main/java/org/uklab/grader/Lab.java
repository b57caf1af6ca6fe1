/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uklab.kerneltree.Target;
import org.uklab.vmpool.MachineProfile;

/**
 * Name the directories of one installation. Any thread.
 *
 * @param home holds {@code exercises/content/}, {@code exercises/course/} and {@code kernel-tree/tree/}
 * @param state writable, world-readable: trees, baselines, temporary files
 * @param launcher the program that opens boxes
 * @param musl prebuilt musl, its key in its name
 * @param muslArm64 the same for arm64; empty if this installation has none, or no emulator for it
 */
public record Lab(Path home, Path state, Path launcher, Path musl, Optional<Path> muslArm64) {

    /** Say what is missing, in words for the person at the shell. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * Read {@code UKLAB_HOME}, {@code UKLAB_STATE}, {@code UKLAB_BOX}, {@code UKLAB_MUSL} and, if it is set, {@code
     * UKLAB_MUSL_ARM64}.
     *
     * @throws MissingException naming the variable that is unset or points nowhere, and the remedy
     */
    public static Lab fromEnvironment(Map<String, String> environment) throws MissingException {
        return new Lab(
                existing(environment, "UKLAB_HOME", Files::isDirectory),
                existing(environment, "UKLAB_STATE", Files::isWritable),
                existing(environment, "UKLAB_BOX", Files::isExecutable),
                existing(environment, "UKLAB_MUSL", Lab::isMusl),
                arm64(environment)
                        ? Optional.of(existing(environment, "UKLAB_MUSL_ARM64", Lab::isMusl))
                        : Optional.empty());
    }

    private static boolean isMusl(Path at) {
        return Files.isRegularFile(at.resolve("lib/libc.a"));
    }

    private static boolean arm64(Map<String, String> environment) {
        return !environment.getOrDefault("UKLAB_MUSL_ARM64", "").isEmpty()
                && !environment.getOrDefault(MachineProfile.ARM64_PROGRAM, "").equals("none");
    }

    /** Find the prebuilt musl of a target; empty if there is none. */
    public Optional<Path> musl(Target target) {
        return target.equals(Target.QEMU_ARM64) ? muslArm64 : Optional.of(musl);
    }

    public Path content() {
        return home.resolve("exercises/content");
    }

    public Path course() {
        return home.resolve("exercises/course");
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
