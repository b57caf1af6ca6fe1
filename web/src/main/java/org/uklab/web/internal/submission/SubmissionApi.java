/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.account.ApiAuth;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/** Take patches from programs such as curl, and tell them what became of those. Event loop. */
public final class SubmissionApi {
    private static final int MAX_BODY = 1 << 20;
    private static final String BODY = "patch";

    private final Db db;
    private final Workbench bench;
    private final Inbox inbox;
    private final ApiAuth auth;

    public SubmissionApi(Db db, Workbench bench, Inbox inbox, ApiAuth auth) {
        this.db = db;
        this.bench = bench;
        this.inbox = inbox;
        this.auth = auth;
    }

    public void mount(Router router) {
        router.post("/api/exercises/:id/submissions")
                .handler(this::collect)
                .handler(auth::handle)
                .handler(this::submit);
        router.get("/api/submissions/:id").handler(auth::handle).handler(this::show);
    }

    /** Begin to read the body before anything waits; curl calls it a form, which it is not. */
    private void collect(RoutingContext ctx) {
        String length = ctx.request().getHeader("content-length");
        if (length == null || length.length() > 9 || Integer.parseInt(length) > MAX_BODY) {
            error(ctx, length == null ? 411 : 413, "send the patch with its length, at most " + MAX_BODY + " bytes");
            return;
        }
        ctx.put(BODY, ctx.request().body());
        ctx.next();
    }

    private void submit(RoutingContext ctx) {
        Optional<Task> task = bench.task(ctx.pathParam("id"));
        if (task.isEmpty()) {
            error(ctx, 404, "there is no exercise " + ctx.pathParam("id"));
            return;
        }
        Exercise exercise = task.get().exercise();
        SubmissionKind kind = "run".equals(ctx.request().getParam("kind")) ? SubmissionKind.RUN : SubmissionKind.SUBMIT;
        Future<Buffer> body = ctx.get(BODY);
        body.compose(patch -> inbox.put(
                        exercise, NewSubmission.practice(Visits.personId(ctx), exercise.id(), kind, patch.getBytes())))
                .onSuccess(answer -> {
                    if (answer instanceof Inbox.Answer.Kept kept) {
                        accepted(ctx, kept.submission());
                    } else if (answer instanceof Inbox.Answer.Refused refused) {
                        refused(ctx, refused.why());
                    }
                })
                .onFailure(ctx::fail);
    }

    private static void accepted(RoutingContext ctx, Submission submission) {
        String path = "/api/submissions/" + submission.id();
        ctx.response().putHeader("location", path);
        json(
                ctx,
                202,
                new JsonObject()
                        .put("id", submission.id().toString())
                        .put(
                                "url",
                                ctx.request().scheme() + "://" + ctx.request().authority() + path));
    }

    private static void refused(RoutingContext ctx, PatchResult.Rejected why) {
        json(
                ctx,
                422,
                new JsonObject()
                        .put("error", why.message())
                        .put("file", why.file())
                        .put("line", why.line())
                        .put("rule", why.rule()));
    }

    private void show(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        Optional<UUID> id = SubmissionRoutes.uuid(ctx.pathParam("id"));
        List<Exercise> exercises = bench.exercises();
        Future<Optional<SubmissionView>> found = id.isEmpty() || person == null
                ? Future.succeededFuture(Optional.empty())
                : db.inTx(tx -> SubmissionView.read(tx, id.get(), exercises)
                        .filter(view -> SubmissionRoutes.mayRead(person, view.submission())));
        found.onSuccess(view -> {
                    if (view.isPresent()) {
                        json(ctx, 200, document(view.get()));
                    } else {
                        error(ctx, 404, "you have no submission " + ctx.pathParam("id"));
                    }
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject document(SubmissionView view) {
        Submission submission = view.submission();
        return new JsonObject()
                .put("id", view.id())
                .put("exercise", submission.exercise())
                .put("kind", submission.kind().name())
                .put("state", submission.state().name())
                .put("over", view.over())
                .put("ahead", view.ahead() < 0 ? null : view.ahead())
                .put("attempt", submission.attempt())
                .put("receivedAt", submission.receivedAt().toString())
                .put("sha256", submission.sha256())
                .put("verdict", submission.verdict())
                .put("score", submission.score())
                .put("maxScore", submission.maxScore())
                .put("message", view.headline().message())
                .put("report", view.reportJson() == null ? null : new JsonObject(view.reportJson()));
    }

    private static void error(RoutingContext ctx, int status, String why) {
        json(ctx, status, new JsonObject().put("error", why));
    }

    private static void json(RoutingContext ctx, int status, JsonObject document) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(document.encodePrettily() + "\n");
    }
}
