/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;

/** Show a person's submissions, each live while it is graded. Event loop. */
public final class SubmissionRoutes {
    private static final int SHOWN = 100;

    private final Db db;
    private final Pages pages;
    private final Workbench bench;
    private final LiveStreams streams;

    public SubmissionRoutes(Db db, Pages pages, Workbench bench, LiveStreams streams) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
        this.streams = streams;
    }

    public void mount(Router router) {
        router.get("/submissions").handler(Visits::requirePerson).handler(this::history);
        router.get("/submissions/:id").handler(Visits::requirePerson).handler(this::show);
        router.get("/submissions/:id/events").handler(this::events);
    }

    private void history(RoutingContext ctx) {
        UUID person = Visits.personId(ctx);
        db.inTx(tx -> tx.submissions().history(person, SHOWN))
                .map(history -> history.stream().map(this::past).toList())
                .compose(history -> pages.show(ctx, "submissions", Map.of("history", history)))
                .onFailure(ctx::fail);
    }

    private Past past(Submission submission) {
        String title = bench.exercises().stream()
                .filter(exercise -> exercise.id().equals(submission.exercise()))
                .map(Exercise::title)
                .findFirst()
                .orElse(submission.exercise());
        return Past.of(submission, title);
    }

    private void show(RoutingContext ctx) {
        find(ctx)
                .compose(view -> {
                    if (view.isEmpty()) {
                        ctx.fail(404);
                        return Future.succeededFuture();
                    }
                    return pages.show(ctx, "submission", Map.of("view", view.get()));
                })
                .onFailure(ctx::fail);
    }

    private void events(RoutingContext ctx) {
        find(ctx)
                .onSuccess(view -> {
                    if (view.isEmpty()) {
                        ctx.fail(404);
                    } else {
                        streams.open(ctx, view.get().submission().id());
                    }
                })
                .onFailure(ctx::fail);
    }

    /** Find the submission of the address, if the visitor may see it. */
    private Future<Optional<SubmissionView>> find(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        Optional<UUID> id = uuid(ctx.pathParam("id"));
        if (id.isEmpty() || person == null) {
            return Future.succeededFuture(Optional.empty());
        }
        List<Exercise> exercises = bench.exercises();
        return db.inTx(
                tx -> SubmissionView.read(tx, id.get(), exercises).filter(view -> mayRead(person, view.submission())));
    }

    static boolean mayRead(Person person, Submission submission) {
        return person.role() != Person.Role.STUDENT || submission.author().equals(person.id());
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
