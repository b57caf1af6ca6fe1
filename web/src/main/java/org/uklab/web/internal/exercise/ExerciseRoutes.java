/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Track;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.learn.Scores;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.Tx;

/** Show the home page, the list of exercises, and each with its bench. Event loop. */
public final class ExerciseRoutes {
    private static final int REMEMBERED = 200;

    private final Db db;
    private final Pages pages;
    private final Workbench bench;
    private final Lessons lessons;
    private final Scores scores;

    public ExerciseRoutes(Db db, Pages pages, Workbench bench, Lessons lessons, Scores scores) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
        this.lessons = lessons;
        this.scores = scores;
    }

    public void mount(Router router) {
        router.get("/").handler(this::home);
        router.get("/exercises").handler(this::list);
        router.get("/exercises/:id").handler(this::show);
    }

    /**
     * Show an exercise in a list.
     *
     * @param score the visitor's best, -1 if none
     */
    public record Card(Exercise exercise, int score) {
        private static Card of(Exercise exercise, Map<String, Integer> best) {
            return new Card(exercise, best.getOrDefault(exercise.id(), -1));
        }
    }

    private void home(RoutingContext ctx) {
        pages.show(ctx, "home", Map.of("tracks", lessons.tracks())).onFailure(ctx::fail);
    }

    private void list(RoutingContext ctx) {
        scores.best(ctx)
                .compose(best -> pages.show(ctx, "exercises", Map.of("shelves", shelves(best))))
                .onFailure(ctx::fail);
    }

    /** Sorts the exercises as the course does; those of no track come last. */
    private List<Shelf> shelves(Map<String, Integer> best) {
        List<Shelf> shelves = new ArrayList<>();
        Set<Exercise> placed = new HashSet<>();
        for (Track track : lessons.tracks()) {
            List<Card> cards = new ArrayList<>();
            for (Track.Stop stop : track.path()) {
                if (stop instanceof Track.Stop.Solving solving && placed.add(solving.exercise())) {
                    cards.add(Card.of(solving.exercise(), best));
                }
            }
            shelves.add(new Shelf(track.title(), cards));
        }
        List<Card> others = bench.exercises().stream()
                .filter(exercise -> !placed.contains(exercise))
                .map(exercise -> Card.of(exercise, best))
                .toList();
        shelves.add(new Shelf("Others", others));
        return shelves.stream().filter(shelf -> !shelf.cards().isEmpty()).toList();
    }

    /** Show the exercises of one track. */
    public record Shelf(String title, List<Card> cards) {
        public Shelf {
            cards = List.copyOf(cards);
        }
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
        model.put("lessons", lessons.leadingTo(task.exercise()));
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
