/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;
import org.uklab.web.internal.store.Tx;

/** Show the home page, the list of exercises, and each with its bench. Event loop. */
public final class ExerciseRoutes {
    private static final int REMEMBERED = 200;

    private final Db db;
    private final Pages pages;
    private final Workbench bench;

    public ExerciseRoutes(Db db, Pages pages, Workbench bench) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
    }

    public void mount(Router router) {
        router.get("/").handler(ctx -> list(ctx, "home"));
        router.get("/exercises").handler(ctx -> list(ctx, "exercises"));
        router.get("/exercises/:id").handler(this::show);
    }

    /**
     * Show an exercise in a list.
     *
     * @param score the visitor's best, -1 if none
     */
    public record Card(Exercise exercise, int score) {}

    private void list(RoutingContext ctx, String template) {
        history(ctx)
                .map(history -> bench.exercises().stream()
                        .map(exercise -> new Card(exercise, best(history, exercise)))
                        .toList())
                .compose(cards -> pages.show(ctx, template, Map.of("cards", cards)))
                .onFailure(ctx::fail);
    }

    private Future<List<Submission>> history(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        return person == null
                ? Future.succeededFuture(List.of())
                : db.inTx(tx -> tx.submissions().history(person.id(), REMEMBERED));
    }

    private static int best(List<Submission> history, Exercise exercise) {
        return history.stream()
                .filter(past -> past.exercise().equals(exercise.id()) && past.kind() == SubmissionKind.SUBMIT)
                .mapToInt(ExerciseRoutes::score)
                .max()
                .orElse(-1);
    }

    private static int score(Submission past) {
        Integer score = past.score();
        return score == null ? -1 : score;
    }

    private void show(RoutingContext ctx) {
        Optional<Task> task = bench.task(ctx.pathParam("id"));
        if (task.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Person person = Visit.of(ctx).person();
        boolean fresh = ctx.request().params().contains("starter");
        String from = ctx.request().getParam("from");
        Future<Map<String, String>> work = person == null || fresh
                ? Future.succeededFuture(Map.of())
                : db.inTx(tx -> workOf(tx, person, task.get().exercise(), from));
        work.compose(texts -> show(ctx, 200, task.get(), texts, null)).onFailure(ctx::fail);
    }

    /** Answer with the page of an exercise, with the visitor's text in it, and why a patch of his was refused. */
    public Future<Void> show(
            RoutingContext ctx,
            int status,
            Task task,
            Map<String, String> texts,
            PatchResult.@Nullable Rejected refused) {
        List<Opened> files = task.editable().stream()
                .map(file -> new Opened(file.with(texts.getOrDefault(file.path(), file.text())), file.text()))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("task", task);
        model.put("files", files);
        model.put(
                "context",
                task.files().stream().filter(file -> !file.editable()).toList());
        model.put("refused", refused);
        model.put("continued", !texts.isEmpty() && refused == null);
        return pages.show(ctx, status, "exercise", model);
    }

    /** Open a file where the student left it, beside what the starter has. */
    public record Opened(BenchFile file, String starter) {}

    /** Read the files as the person's given or latest submission has them; empty if there is none. */
    private Map<String, String> workOf(Tx tx, Person person, Exercise exercise, @Nullable String from) {
        Optional<Submission> last = from == null
                ? tx.submissions().history(person.id(), REMEMBERED).stream()
                        .filter(past -> past.exercise().equals(exercise.id()))
                        .findFirst()
                : uuid(from)
                        .flatMap(tx.submissions()::find)
                        .filter(past -> past.author().equals(person.id())
                                && past.exercise().equals(exercise.id()));
        Map<String, String> texts = new HashMap<>();
        last.ifPresent(past -> {
            if (bench.check(exercise, tx.submissions().patch(past.id())) instanceof PatchResult.Accepted accepted) {
                accepted.changed().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
            }
        });
        return texts;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
