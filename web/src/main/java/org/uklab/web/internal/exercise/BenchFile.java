/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.SourceTree;

/**
 * Put one file on a student's bench. Any thread.
 *
 * @param path in the kernel tree, or {@code visible/...} of the exercise
 * @param name the short one, for a tab
 */
public record BenchFile(String path, String name, String text, boolean editable) {
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*#\\s*include\\s+<((?:uk|linux)/[\\w./]+)>");

    /** Gather what the exercise lets edit, the visible tests, and the kernel's headers that the edited files include. */
    static List<BenchFile> of(Exercise exercise, SourceTree starter, SourceTree visible) {
        List<BenchFile> files = new ArrayList<>();
        Set<String> headers = new TreeSet<>();
        for (String path : new TreeSet<>(exercise.editable())) {
            BenchFile file = of(path, starter.text(path), true);
            files.add(file);
            headers.addAll(included(file.text()));
        }
        for (String path : visible.paths()) {
            if (path.startsWith("test") && path.endsWith(".c")) {
                files.add(of("visible/" + path, visible.text(path), false));
            }
        }
        for (String path : starter.paths()) {
            if (headers.stream()
                    .anyMatch(header -> path.endsWith("/include/" + header) || path.equals("include/" + header))) {
                files.add(of(path, starter.text(path), false));
            }
        }
        return files;
    }

    private static BenchFile of(String path, String text, boolean editable) {
        return new BenchFile(path, path.substring(path.lastIndexOf('/') + 1), text, editable);
    }

    private static Set<String> included(String text) {
        Set<String> found = new TreeSet<>();
        Matcher include = INCLUDED.matcher(text);
        while (include.find()) {
            found.add(include.group(1));
        }
        return found;
    }

    BenchFile with(String changed) {
        return new BenchFile(path, name, changed, editable);
    }
}
