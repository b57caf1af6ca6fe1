/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uklab.web.internal.page.EventStream;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;

/**
 * Keep the boards that people watch up to date. Event loop; the watchers of a board share one rendering.
 *
 * <p>A message is sent only if what can be seen has changed: that something happened would tell of a frozen board.
 */
final class BoardStreams {
    private static final long GATHER_MILLIS = 300;
    /** Freeze and reveal come without an entry in the ledger. */
    private static final long CLOCK_MILLIS = 5_000;

    private final Vertx vertx;
    private final Db db;
    private final Pages pages;
    private final Map<Key, Hall> halls = new HashMap<>();
    private boolean gathering;

    BoardStreams(Vertx vertx, Db db, Pages pages) {
        this.vertx = vertx;
        this.db = db;
        this.pages = pages;
    }

    private record Key(String slug, By by) {}

    /** Those who watch one board, and what they saw last. */
    private static final class Hall {
        private final Set<EventStream> watchers = new HashSet<>();
        private String version;
        private String news;

        Hall(Board seen) {
            version = seen.version();
            news = seen.news();
        }
    }

    /** Begin to listen for changes. */
    void start() {
        vertx.eventBus().localConsumer("leaderboard", message -> gather());
        vertx.setPeriodic(CLOCK_MILLIS, tick -> gather());
    }

    /** Show a board to a browser, and what becomes of it. */
    void watch(EventStream stream, Board board) {
        render(board)
                .onSuccess(html -> {
                    stream.send("snapshot", html);
                    Key key = new Key(board.event().slug(), board.by());
                    Hall hall = halls.computeIfAbsent(key, fresh -> new Hall(board));
                    hall.watchers.add(stream);
                    stream.onClose(() -> leave(key, stream));
                    if (!stream.isOpen()) {
                        leave(key, stream);
                    }
                    if (!hall.version.equals(board.version())) {
                        hall.version = ""; // it moved while this was rendered: tell everybody once more
                        gather();
                    }
                })
                .onFailure(failed -> stream.abort());
    }

    private void leave(Key key, EventStream stream) {
        Hall hall = halls.get(key);
        if (hall != null && hall.watchers.remove(stream) && hall.watchers.isEmpty()) {
            halls.remove(key);
        }
    }

    private void gather() {
        if (!gathering && !halls.isEmpty()) {
            gathering = true;
            vertx.setTimer(GATHER_MILLIS, now -> {
                gathering = false;
                Map.copyOf(halls).forEach(this::refresh);
            });
        }
    }

    private void refresh(Key key, Hall hall) {
        db.inTx(tx -> tx.events()
                        .bySlug(key.slug())
                        .filter(event -> event.stage() != Event.Stage.DRAFT)
                        .map(event -> Board.read(tx, event, key.by())))
                .onSuccess(board -> board.ifPresent(seen -> tell(hall, seen)));
    }

    private void tell(Hall hall, Board board) {
        if (board.version().equals(hall.version)) {
            return;
        }
        hall.version = board.version();
        Optional<String> news = board.news().equals(hall.news) ? Optional.empty() : Optional.of(board.news());
        hall.news = board.news();
        render(board)
                .onSuccess(html -> List.copyOf(hall.watchers).forEach(watcher -> {
                    watcher.send("snapshot", html);
                    news.ifPresent(text -> watcher.send("news", escaped(text)));
                }));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private Future<String> render(Board board) {
        return pages.fragment("leaderboard", "table", Map.of("board", board));
    }
}
