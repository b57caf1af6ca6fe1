/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Map<String, Map<String, byte[]>> starters = new HashMap<>();

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
            String text = Files.readString(exercise.statement());
            String statement = Markdown.html(text);
            SourceTree visible = SourceTree.read(exercise.visible());
            bench.tasks.put(exercise.id(), new Task(exercise, statement, BenchFile.of(exercise, starter, visible)));
            bench.starters.put(exercise.id(), starter(exercise, text, starter, visible));
        }
        return bench;
    }

    /** Paths as in the kernel tree, so that what {@code git diff} says of the files is a patch. */
    private static Map<String, byte[]> starter(
            Exercise exercise, String statement, SourceTree tree, SourceTree visible) {
        Map<String, byte[]> files = new TreeMap<>();
        exercise.editable().forEach(path -> files.put(path, tree.bytes(path)));
        visible.paths().forEach(path -> files.put("visible/" + path, visible.bytes(path)));
        files.put("statement.md", statement.getBytes(StandardCharsets.UTF_8));
        return files;
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

    /** Give what a student works with elsewhere: the files to edit, the statement and the visible tests, by path. */
    public Optional<Map<String, byte[]>> starter(String id) {
        return Optional.ofNullable(starters.get(id)).map(Collections::unmodifiableMap);
    }

    /** Compare what two patches make of the starter; empty if one of them does not fit it. */
    public Optional<byte[]> between(Exercise exercise, byte[] from, byte[] to) {
        if (check(exercise, from) instanceof PatchResult.Accepted before
                && check(exercise, to) instanceof PatchResult.Accepted after) {
            Map<String, String> texts = new HashMap<>();
            SourceTree changed = starter.with(after.changed());
            exercise.editable().forEach(path -> texts.put(path, changed.text(path)));
            return Optional.of(Edits.patch(starter.with(before.changed()), exercise.editable(), texts));
        }
        return Optional.empty();
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
