/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

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
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.Tx;

/**
 * Show how a submission differs from the starter, or from another one of its author's for the same exercise; to whoever
 * may read the submission. Event loop.
 */
public final class ChangesRoutes {
    private static final int OFFERED = 100;

    private final Db db;
    private final Pages pages;
    private final Workbench bench;

    public ChangesRoutes(Db db, Pages pages, Workbench bench) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
    }

    public void mount(Router router) {
        router.get("/submissions/:id/changes").handler(Visits::requirePerson).handler(this::show);
    }

    /**
     * Show what changed.
     *
     * @param others what it can be compared with, the latest first
     * @param against null for the starter
     * @param diff null if one of the two no longer fits the exercise
     */
    public record Changes(
            Past current,
            List<Past> others,
            @Nullable Submission against,
            @Nullable DiffView diff) {
        public Changes {
            others = List.copyOf(others);
        }
    }

    private void show(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        Optional<UUID> id = SubmissionRoutes.uuid(ctx.pathParam("id"));
        String against = ctx.request().getParam("against", "");
        Future<Optional<Changes>> found = id.isEmpty() || person == null
                ? Future.succeededFuture(Optional.empty())
                : db.inTx(tx -> tx.submissions()
                        .find(id.get())
                        .filter(submission -> SubmissionRoutes.mayRead(person, submission))
                        .flatMap(submission -> compare(tx, submission, against)));
        found.compose(changes -> {
                    if (changes.isEmpty()) {
                        ctx.fail(404);
                        return Future.succeededFuture();
                    }
                    Map<String, Object> model = new HashMap<>();
                    model.put("changes", changes.get());
                    return pages.show(ctx, "changes", model);
                })
                .onFailure(ctx::fail);
    }

    /** Nothing is found if the exercise is gone, or what to compare with is not one of the author's others. */
    private Optional<Changes> compare(Tx tx, Submission submission, String against) {
        Optional<Task> task = bench.task(submission.exercise());
        if (task.isEmpty()) {
            return Optional.empty();
        }
        List<Submission> others = tx.submissions().history(submission.author(), submission.exercise(), OFFERED).stream()
                .filter(other -> !other.id().equals(submission.id()))
                .toList();
        Optional<Submission> other = others.stream()
                .filter(past -> past.id().toString().equals(against))
                .findFirst();
        if (other.isEmpty() && !against.isEmpty()) {
            return Optional.empty();
        }
        byte[] base = other.map(past -> tx.submissions().patch(past.id())).orElse(new byte[0]);
        String title = task.get().exercise().title();
        return Optional.of(new Changes(
                Past.of(submission, title),
                others.stream().map(past -> Past.of(past, title)).toList(),
                other.orElse(null),
                bench.between(task.get().exercise(), base, tx.submissions().patch(submission.id()))
                        .map(patch -> DiffView.of(new String(patch, StandardCharsets.UTF_8), List.of()))
                        .orElse(null)));
    }
}
