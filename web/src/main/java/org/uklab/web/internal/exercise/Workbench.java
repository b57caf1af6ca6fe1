/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;
import org.uklab.kerneltree.SourceTree;
import org.uklab.web.internal.page.Markdown;
import org.uklab.web.internal.store.Db;

/**
 * Hold what a student works with: the exercises, their statements, and the starter tree. Any thread; {@link #open}
 * blocks.
 */
public final class Workbench {
    private final Catalogue catalogue;
    private final SourceTree starter;
    private final Map<String, Task> tasks = new HashMap<>();

    private Workbench(Catalogue catalogue, SourceTree starter) {
        this.catalogue = catalogue;
        this.starter = starter;
    }

    /**
     * Show one exercise to a student.
     *
     * @param statement HTML that is safe to show
     * @param files those to edit first, as the starter has them, then those to read
     */
    public record Task(Exercise exercise, String statement, List<BenchFile> files) {
        public Task {
            files = List.copyOf(files);
        }

        public List<BenchFile> editable() {
            return files.stream().filter(BenchFile::editable).toList();
        }
    }

    /**
     * Read everything below a home directory with {@code exercises/content} and {@code kernel-tree/tree}.
     *
     * @throws IOException if something cannot be read
     */
    public static Workbench open(Path home) throws IOException {
        Catalogue catalogue = Catalogue.load(home.resolve("exercises/content"));
        SourceTree starter = Holes.starter(SourceTree.read(home.resolve("kernel-tree/tree")));
        Workbench bench = new Workbench(catalogue, starter);
        for (Exercise exercise : catalogue.exercises()) {
            String statement = Markdown.html(Files.readString(exercise.statement()));
            SourceTree visible = SourceTree.read(exercise.visible());
            bench.tasks.put(exercise.id(), new Task(exercise, statement, BenchFile.of(exercise, starter, visible)));
        }
        return bench;
    }

    /** Publish every exercise as it is now: submissions from here on are for this state. Worker. */
    public void publish(Db db) throws IOException {
        for (Exercise exercise : exercises()) {
            String digest = SourceTree.read(exercise.dir()).digest();
            db.tx(tx -> {
                tx.releases().publish(exercise.id(), digest, exercise.targets());
                return digest;
            });
        }
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public List<Exercise> exercises() {
        return catalogue.exercises();
    }

    public Optional<Task> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Apply a patch to the starter, or say why the exercise refuses it. */
    public PatchResult check(Exercise exercise, byte[] patch) {
        return new PatchPolicy(exercise.editable()).apply(starter, patch);
    }

    /** Make a patch of edited files; those that the exercise does not let edit are passed over. */
    public byte[] patch(Exercise exercise, Map<String, String> edited) {
        return Edits.patch(starter, exercise.editable(), edited);
    }
}
