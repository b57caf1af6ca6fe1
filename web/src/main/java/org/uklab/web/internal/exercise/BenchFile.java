/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.SourceTree;
import org.uklab.kerneltree.Target;

/**
 * Put one file on a student's bench. Any thread.
 *
 * @param path in the kernel tree, or {@code visible/...} of the exercise
 * @param name the short one, for a tab
 */
public record BenchFile(String path, String name, String text, boolean editable) {
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*#\\s*include\\s+<((?:uk|linux)/[\\w./]+)>");
    private static final Pattern BESIDE = Pattern.compile("(?m)^\\s*#\\s*include\\s+\"([\\w.-]+)\"");

    /**
     * Gather what the exercise lets edit, the visible tests, and the kernel's headers that the edited files include. Files
     * of the exercise's first machine come before those of others; names are as long as it takes to tell them apart.
     */
    static List<BenchFile> of(Exercise exercise, SourceTree starter, SourceTree visible) {
        List<BenchFile> files = new ArrayList<>();
        Set<String> headers = new TreeSet<>();
        for (String path : editable(exercise)) {
            String text = starter.text(path);
            files.add(new BenchFile(path, path, text, true));
            found(INCLUDED, text).forEach(header -> headers.add("include/" + header));
            found(BESIDE, text).forEach(header -> headers.add(path.substring(0, path.lastIndexOf('/') + 1) + header));
        }
        for (String path : visible.paths()) {
            if (path.startsWith("test") && path.endsWith(".c")) {
                files.add(new BenchFile("visible/" + path, path, visible.text(path), false));
            }
        }
        for (String path : starter.paths()) {
            if (headers.stream().anyMatch(header -> path.equals(header) || path.endsWith("/" + header))) {
                files.add(new BenchFile(path, path, starter.text(path), false));
            }
        }
        return files.stream().map(file -> file.named(files)).toList();
    }

    private static List<String> editable(Exercise exercise) {
        Optional<Target> first = Target.of(exercise.targets().get(0));
        return exercise.editable().stream()
                .sorted(Comparator.<String, Boolean>comparing(
                                path -> first.isPresent() && !first.get().reads(path))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private BenchFile named(List<BenchFile> all) {
        int cut = path.lastIndexOf('/');
        while (cut > 0 && ends(all, path.substring(cut)) > 1) {
            cut = path.lastIndexOf('/', cut - 1);
        }
        return new BenchFile(path, path.substring(cut + 1), text, editable);
    }

    private static long ends(List<BenchFile> all, String tail) {
        return all.stream().filter(file -> file.path.endsWith(tail)).count();
    }

    private static Set<String> found(Pattern include, String text) {
        return include.matcher(text).results().map(at -> at.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    BenchFile with(String changed) {
        return new BenchFile(path, name, changed, editable);
    }
}
