/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uklab.exercises.internal.ExerciseReader;
import org.uklab.exercises.internal.Problems;

/**
 * Hold the exercises of a content folder. Any thread; loading blocks.
 *
 * @param exercises those without problems, by id
 * @param problems of all others; one broken exercise does not hide the rest
 */
public record Catalogue(List<Exercise> exercises, List<ContentProblem> problems) {
    public Catalogue {
        exercises = List.copyOf(exercises);
        problems = List.copyOf(problems);
    }

    /**
     * Read {@code <home>/exercises/content}, with the kernel tree at its place in the same home,
     * {@code <home>/kernel-tree/tree}.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Catalogue load(Path contentDir) throws IOException {
        return load(contentDir, contentDir.resolve("../../kernel-tree/tree").normalize());
    }

    /**
     * Read a content folder whose editable files are in the given kernel tree.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Catalogue load(Path contentDir, Path treeDir) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(contentDir)) {
            folders = entries.filter(Files::isDirectory).sorted().toList();
        }
        List<Exercise> exercises = new ArrayList<>();
        Problems problems = new Problems();
        for (Path folder : folders) {
            new ExerciseReader(folder, treeDir, problems).read().ifPresent(exercises::add);
        }
        for (Exercise exercise : exercises) {
            for (String before : exercise.prerequisites()) {
                if (exercises.stream().noneMatch(e -> e.id().equals(before))) {
                    problems.add(
                            exercise.dir().resolve(ExerciseReader.FILE),
                            "prerequisites",
                            "there is no exercise " + before,
                            "name an exercise of this catalogue");
                }
            }
        }
        return new Catalogue(exercises, problems.found());
    }

    /** Find an exercise by its id. */
    public Optional<Exercise> find(String id) {
        return exercises.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
