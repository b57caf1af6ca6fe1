/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.kerneltree.internal.KraftConfig;
import org.uklab.kerneltree.internal.KraftReader;

/**
 * Hold a kraft.yaml of specification 0.5 (contract 9.2): which kernel an application wants.
 *
 * <p>Keys that the specification does not have are passed over, as it says. Any thread; {@link #find} and {@link #read}
 * block.
 *
 * @param file that was read
 * @param name of the project, by default that of its folder; it becomes the image's name
 * @param outdir build folder, by default {@code build}
 * @param libraries by name, as written
 * @param extensions what stands under {@code x-...}: texts, lists and maps
 */
public record KraftFile(
        Path file,
        String name,
        String outdir,
        Optional<KraftComponent> template,
        KraftComponent unikraft,
        List<KraftComponent> libraries,
        List<KraftTarget> targets,
        Map<String, Object> extensions) {
    /** Lists the names that a kraft file may have, in the order in which they are looked for. */
    public static final List<String> NAMES =
            List.of("kraft.yaml", "kraft.yml", "Kraftfile.yml", "Kraftfile.yaml", "Kraftfile");

    private static final Pattern LIBRARY = Pattern.compile("lib/([^/]+)/Config\\.uk");

    public KraftFile {
        libraries = List.copyOf(libraries);
        targets = List.copyOf(targets);
        extensions = Map.copyOf(extensions);
    }

    /**
     * Look for the kraft file of a folder; in the folder itself only.
     *
     * @throws KraftException if there are several
     */
    public static Optional<Path> in(Path folder) throws KraftException {
        List<Path> found =
                NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (found.size() > 1) {
            List<String> names =
                    found.stream().map(at -> String.valueOf(at.getFileName())).toList();
            throw new KraftException(
                    folder.toString(), "", "it holds " + String.join(" and ", names), "keep one of them");
        }
        return found.stream().findFirst();
    }

    /**
     * Find and read the kraft file of a folder or of the nearest folder above it that has one.
     *
     * @throws KraftException if there is none, there are several in one folder, or it is wrong
     */
    public static KraftFile find(Path folder) throws IOException {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Optional<Path> found = in(at);
            if (found.isPresent()) {
                return read(found.get());
            }
        }
        throw new KraftException(
                folder.toString(), "", "neither it nor a folder above it holds a kraft.yaml", "write one there");
    }

    /**
     * Read a kraft file.
     *
     * @throws KraftException if it is wrong
     */
    public static KraftFile read(Path file) throws IOException {
        return KraftReader.read(file, Files.readString(file));
    }

    /**
     * Give the target that is to run on such a machine.
     *
     * @throws KraftException if there is none
     */
    public KraftTarget target(Target machine) throws KraftException {
        for (KraftTarget target : targets) {
            if (target.imageSuffix().equals(machine.imageSuffix())) {
                return target;
            }
        }
        List<String> there = targets.stream()
                .map(target -> target.imageSuffix().substring(1))
                .toList();
        throw new KraftException(
                file.toString(),
                "targets",
                "none is for " + machine.imageSuffix().substring(1)
                        + (there.isEmpty() ? "" : ", only for " + String.join(", ", there)),
                "add one with its architecture and platform");
    }

    /**
     * Write a target as the tree's goal {@code defconfig} takes it.
     *
     * @param libraries that the tree has, by folder
     * @throws KraftException if the tree has no such architecture, platform or library
     */
    public String defconfig(KraftTarget target, Collection<String> libraries) throws KraftException {
        return KraftConfig.defconfig(this, target, libraries);
    }

    /**
     * Read an application's folder; it has a {@code defconfig} for the machine: its own, to which the architecture is added
     * if it names none or another, or one made of its kraft file.
     *
     * @param tree that the application is built with
     * @throws KraftException if the kraft file is wrong
     */
    public static SourceTree application(Path folder, SourceTree tree, Target machine) throws IOException {
        SourceTree files = SourceTree.read(folder);
        Optional<Path> kraft = in(folder);
        if (files.contains("defconfig")) {
            String own = files.text("defconfig");
            String chosen = own.contains(machine.symbol()) ? own : own + machine.symbol() + "\n";
            return files.with(Map.of("defconfig", chosen.getBytes(UTF_8)));
        }
        if (kraft.isEmpty()) {
            return files;
        }
        KraftFile read = read(kraft.get());
        String defconfig = read.defconfig(read.target(machine), libraries(tree));
        return files.with(Map.of("defconfig", defconfig.getBytes(UTF_8)));
    }

    /** List the libraries that a tree has, by folder. */
    public static List<String> libraries(SourceTree tree) {
        return tree.paths().stream()
                .map(LIBRARY::matcher)
                .filter(Matcher::matches)
                .map(library -> library.group(1))
                .toList();
    }
}
