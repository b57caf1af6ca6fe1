/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Draft;

/**
 * Save drafts of whoever is signed in: some files at a time for the editor, which is answered in JSON, or all of a form
 * by a browser without scripts, which gets a page. Event loop.
 */
public final class DraftRoutes {
    private final Db db;
    private final Workbench bench;
    private final ExercisePage page;

    public DraftRoutes(Db db, Workbench bench, ExercisePage page) {
        this.db = db;
        this.bench = bench;
        this.page = page;
    }

    public void mount(Router router) {
        router.post("/exercises/:id/drafts").handler(Visits::requirePerson).handler(this::save);
    }

    private void save(RoutingContext ctx) {
        Optional<Task> task = bench.task(ctx.pathParam("id"));
        if (task.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Sent sent = Sent.of(ctx);
        Optional<String> refusal = sent.refusal(task.get());
        if (refusal.isPresent()) {
            json(ctx, 422, new JsonObject().put("error", refusal.get()));
            return;
        }
        UUID person = Visits.personId(ctx);
        db.inTx(tx -> new Outcome(
                        sent.save(tx, person, task.get()),
                        tx.drafts().of(person, task.get().exercise().id())))
                .compose(outcome -> answer(ctx, task.get(), sent, outcome))
                .onFailure(ctx::fail);
    }

    private record Outcome(boolean saved, Map<String, Draft> now) {}

    private Future<Void> answer(RoutingContext ctx, Task task, Sent sent, Outcome outcome) {
        if ("application/json".equals(ctx.request().getHeader("accept"))) {
            JsonObject files = new JsonObject();
            for (String file : sent.texts().keySet()) {
                Draft draft = outcome.now().get(file); // null if the version sent was never given
                if (draft != null) {
                    files.put(file, document(draft, outcome.saved()));
                }
            }
            return json(ctx, outcome.saved() ? 200 : 409, new JsonObject().put("files", files));
        }
        if (!outcome.saved()) {
            return page.conflict(ctx, task, sent);
        }
        Redirect.to(ctx, "/exercises/" + task.exercise().id() + "#bench");
        return Future.succeededFuture();
    }

    /** Who has just saved a text knows it. */
    private static JsonObject document(Draft draft, boolean known) {
        JsonObject document = new JsonObject()
                .put("version", draft.version())
                .put("savedAt", draft.savedAt().toString());
        return known ? document : document.put("text", draft.text());
    }

    private static Future<Void> json(RoutingContext ctx, int status, JsonObject document) {
        return ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(document.encode());
    }
}
