/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.event.EventRoutes;
import org.uklab.web.internal.page.EventStream;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;

/**
 * Show the board of each event to everybody: as a page, on the wall of a hall, live, for programs, and with its reasons.
 * Drafts are for instructors. Event loop.
 */
public final class LeaderboardRoutes {
    private final Vertx vertx;
    private final Db db;
    private final Pages pages;
    private final BoardStreams streams;

    public LeaderboardRoutes(Vertx vertx, Db db, Pages pages) {
        this.vertx = vertx;
        this.db = db;
        this.pages = pages;
        this.streams = new BoardStreams(vertx, db, pages);
    }

    /** Mount the routes, on the event loop that will handle them. */
    public void mount(Router router) {
        for (String base : List.of("/leaderboard", "/events/:slug/leaderboard")) {
            router.get(base).handler(ctx -> with(ctx, board -> page(ctx, board)));
            router.get(base + ".json")
                    .handler(ctx -> with(ctx, board -> file(ctx, board, "application/json", Exports.json(board))));
            router.get(base + ".csv")
                    .handler(
                            ctx -> with(ctx, board -> file(ctx, board, "text/csv; charset=utf-8", Exports.csv(board))));
            router.get(base + "/events")
                    .handler(ctx -> with(ctx, board -> streams.watch(EventStream.open(vertx, ctx), board)));
            router.get(base + "/why/:competitor").handler(ctx -> with(ctx, board -> why(ctx, board)));
        }
        streams.start();
    }

    private void with(RoutingContext ctx, Consumer<Board> then) {
        String slug = Objects.requireNonNullElse(ctx.pathParam("slug"), "practice");
        By by = "team".equals(ctx.request().getParam("by")) ? By.TEAM : By.PERSON;
        Visit visit = Visit.of(ctx);
        Future<Optional<Board>> board =
                db.inTx(tx -> EventRoutes.visible(tx, slug, visit).map(event -> Board.read(tx, event, by)));
        board.onSuccess(found -> found.ifPresentOrElse(then, () -> ctx.fail(404)))
                .onFailure(ctx::fail);
    }

    private void page(RoutingContext ctx, Board board) {
        boolean hall = "hall".equals(ctx.request().getParam("view"));
        pages.show(ctx, hall ? "leaderboard-hall" : "leaderboard", Map.of("board", board))
                .onFailure(ctx::fail);
    }

    private static void file(RoutingContext ctx, Board board, String type, String text) {
        String tag = "\"" + board.version() + "\"";
        ctx.response().putHeader("etag", tag).putHeader("cache-control", "no-cache");
        if (tag.equals(ctx.request().getHeader("if-none-match"))) {
            ctx.response().setStatusCode(304).end();
            return;
        }
        ctx.response().putHeader("content-type", type).end(text);
    }

    private void why(RoutingContext ctx, Board board) {
        Optional<Why> why;
        try {
            why = Why.of(board, UUID.fromString(ctx.pathParam("competitor")));
        } catch (IllegalArgumentException notAnId) {
            why = Optional.empty();
        }
        why.ifPresentOrElse(
                found -> pages.show(ctx, "leaderboard-why", Map.of("why", found, "board", board))
                        .onFailure(ctx::fail),
                () -> ctx.fail(404));
    }
}
