/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.WebBus;
import org.uklab.exercises.Exercise;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.page.EventStream;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;

/**
 * Stream what happens to a submission to a browser.
 *
 * <p>A stream begins with a {@code snapshot}, made from rows; {@code status} and {@code log} follow as things happen,
 * and a last {@code snapshot} with {@code end} when all is over. What a message says is never shown: it only makes us
 * read the rows again, so that a lost one costs a moment.
 */
public final class LiveStreams {
    private static final long GATHER_MILLIS = 100;
    /** How long a lost message is a delay. */
    private static final long LOOK_AGAIN_MILLIS = 5_000;

    private final Vertx vertx;
    private final Db db;
    private final Pages pages;
    private final Workbench bench;
    private final WebBus bus;

    public LiveStreams(Vertx vertx, Db db, Pages pages, Workbench bench, WebBus bus) {
        this.vertx = vertx;
        this.db = db;
        this.pages = pages;
        this.bench = bench;
        this.bus = bus;
    }

    void open(RoutingContext ctx, UUID id) {
        new Stream(vertx.getOrCreateContext(), EventStream.open(vertx, ctx), id).begin();
    }

    /** One browser's stream. The event loop of its request only. */
    private final class Stream {
        private final Context loop;
        private final EventStream out;
        private final UUID id;
        private final Feed feed = new Feed();
        private final MessageConsumer<Object> changes;
        private final long ticks;
        private boolean flushing;
        private boolean changed;
        private int attempt;
        private Subscription live = () -> {};

        Stream(Context loop, EventStream out, UUID id) {
            this.loop = loop;
            this.out = out;
            this.id = id;
            this.changes = vertx.eventBus().localConsumer("submission." + id, message -> touched());
            this.ticks = vertx.setPeriodic(LOOK_AGAIN_MILLIS, tick -> touched());
            out.onClose(this::close);
        }

        void begin() {
            flushing = true;
            read().compose(view -> {
                        attempt = view.submission().attempt();
                        return snapshot(view);
                    })
                    .onSuccess(done -> {
                        flushing = false;
                        follow();
                    })
                    .onFailure(failed -> out.abort());
        }

        /** Subscribing may take a round trip, so a worker does it. */
        private void follow() {
            vertx.executeBlocking(() -> bus.live(id.toString(), 0, this::heard), false)
                    .onSuccess(subscription -> {
                        live = subscription;
                        if (!out.isOpen()) {
                            close();
                        }
                    })
                    .onFailure(failed -> touched()); // without live lines the states still come
        }

        private void heard(long sequence, String grader, LiveEvent event) {
            loop.runOnContext(here -> {
                if (event.attempt() >= attempt) {
                    feed.add(event);
                    gather();
                }
            });
        }

        private void touched() {
            changed = true;
            gather();
        }

        private void gather() {
            if (!flushing && out.isOpen()) {
                flushing = true;
                vertx.setTimer(GATHER_MILLIS, now -> flush());
            }
        }

        private void flush() {
            String lines = feed.take();
            if (!lines.isEmpty()) {
                out.send("log", lines);
            }
            if (!changed) {
                flushing = false;
                return;
            }
            changed = false;
            read().compose(view -> {
                        boolean again = view.submission().attempt() != attempt;
                        attempt = view.submission().attempt();
                        return view.over() || again ? snapshot(view) : status(view);
                    })
                    .onSuccess(done -> {
                        flushing = false;
                        if (changed) {
                            gather();
                        }
                    })
                    .onFailure(failed -> out.abort());
        }

        private Future<SubmissionView> read() {
            List<Exercise> exercises = bench.exercises();
            return db.inTx(tx -> SubmissionView.read(tx, id, exercises).orElseThrow());
        }

        private Future<Void> snapshot(SubmissionView view) {
            return pages.fragment("submission", "live", Map.of("view", view)).map(html -> {
                out.send("snapshot", html);
                if (view.over()) {
                    out.end();
                }
                return null;
            });
        }

        private Future<Void> status(SubmissionView view) {
            return pages.fragment("submission", "status", Map.of("view", view)).map(html -> {
                out.send("status", html);
                return null;
            });
        }

        private void close() {
            changes.unregister();
            vertx.cancelTimer(ticks);
            Subscription ending = live;
            vertx.executeBlocking(() -> {
                ending.close();
                return null;
            });
        }
    }
}
