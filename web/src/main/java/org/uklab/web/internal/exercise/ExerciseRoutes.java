/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Track;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.learn.Scores;
import org.uklab.web.internal.page.Pages;

/** Show the home page and the list of exercises. Event loop. */
public final class ExerciseRoutes {
    private final Pages pages;
    private final Workbench bench;
    private final Lessons lessons;
    private final Scores scores;

    public ExerciseRoutes(Pages pages, Workbench bench, Lessons lessons, Scores scores) {
        this.pages = pages;
        this.bench = bench;
        this.lessons = lessons;
        this.scores = scores;
    }

    public void mount(Router router) {
        router.get("/").handler(this::home);
        router.get("/exercises").handler(this::list);
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
}
