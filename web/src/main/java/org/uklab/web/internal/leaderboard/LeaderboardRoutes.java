/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.uklab.web.internal.page.EventStream;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.Tx;

/** Show the leaderboard, live. Event loop; all watchers share one rendering. */
public final class LeaderboardRoutes {
    private static final long GATHER_MILLIS = 300;

    private final Vertx vertx;
    private final Db db;
    private final Pages pages;
    private final Set<EventStream> watchers = new HashSet<>();
    private boolean gathering;

    public LeaderboardRoutes(Vertx vertx, Db db, Pages pages) {
        this.vertx = vertx;
        this.db = db;
        this.pages = pages;
    }

    /** Mount the routes, on the event loop that will handle them. */
    public void mount(Router router) {
        router.get("/leaderboard").handler(this::show);
        router.get("/leaderboard/events").handler(this::events);
        vertx.eventBus().localConsumer("leaderboard", message -> gather());
    }

    /**
     * Show the standings as a table.
     *
     * @param exercises its columns
     */
    public record Table(List<String> exercises, List<Line> lines) {}

    /**
     * Show one person's line.
     *
     * @param scores one for each column, {@code –} if none
     */
    public record Line(int rank, String name, List<String> scores, int total) {}

    private static Table table(Tx tx) {
        Leaderboard board = Leaderboard.of(tx.ledger().of(Event.PRACTICE));
        Map<UUID, String> names = tx.people()
                .names(board.rows().stream().map(Leaderboard.Row::person).toList());
        Set<String> exercises = new TreeSet<>();
        board.rows().forEach(row -> exercises.addAll(row.best().keySet()));
        List<Line> lines = board.rows().stream()
                .map(row -> new Line(
                        row.rank(),
                        names.getOrDefault(row.person(), "somebody"),
                        exercises.stream()
                                .map(exercise -> row.best().containsKey(exercise)
                                        ? String.valueOf(row.best().get(exercise))
                                        : "–")
                                .toList(),
                        row.total()))
                .toList();
        return new Table(List.copyOf(exercises), lines);
    }

    private void show(RoutingContext ctx) {
        db.inTx(LeaderboardRoutes::table)
                .compose(table -> pages.show(ctx, "leaderboard", Map.of("table", table)))
                .onFailure(ctx::fail);
    }

    private void events(RoutingContext ctx) {
        EventStream stream = EventStream.open(vertx, ctx);
        render().onSuccess(html -> {
                    stream.send("snapshot", html);
                    watchers.add(stream);
                    stream.onClose(() -> watchers.remove(stream));
                    if (!stream.isOpen()) {
                        watchers.remove(stream);
                    }
                })
                .onFailure(failed -> stream.abort());
    }

    private void gather() {
        if (!gathering && !watchers.isEmpty()) {
            gathering = true;
            vertx.setTimer(GATHER_MILLIS, now -> {
                gathering = false;
                render().onSuccess(html -> List.copyOf(watchers).forEach(watcher -> watcher.send("snapshot", html)));
            });
        }
    }

    private Future<String> render() {
        return db.inTx(LeaderboardRoutes::table)
                .compose(table -> pages.fragment("leaderboard", "table", Map.of("table", table)));
    }
}
