/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describe one kernel that a kraft.yaml wants built.
 *
 * @param name of the target, by default that of the project
 * @param place {@code file:line:column} where it is described
 * @param kernel path of the image, by default {@code <outdir>/<name>_<platform>-<architecture>}
 * @param debug path of the image with symbols, by default {@link #kernel} with {@code .dbg}
 * @param command words for the guest's command line
 * @param kconfig settings as a configuration file spells them
 */
public record KraftTarget(
        String name,
        String place,
        KraftComponent architecture,
        Platform platform,
        Optional<Initrd> initrd,
        List<String> command,
        String format,
        String kernel,
        String debug,
        List<String> kconfig) {

    public KraftTarget {
        command = List.copyOf(command);
        kconfig = List.copyOf(kconfig);
    }

    /** Name the configuration file that is the target's own. */
    public String configFile() {
        return ".config." + name;
    }

    /** Give what the build appends to the image's name. */
    public String imageSuffix() {
        return "_" + platform.component().name() + "-" + architecture.name();
    }

    /** Describe where a kernel runs; numbers are 0 where nothing is said. */
    public record Platform(KraftComponent component, String preUp, String postDown, int cpus, String memory) {}

    /** Describe a file system for the guest; the input maps a path of the host to one of the guest. */
    public record Initrd(String output, boolean compress, String format, Map<String, String> input) {
        public Initrd {
            input = Map.copyOf(input);
        }
    }
}
