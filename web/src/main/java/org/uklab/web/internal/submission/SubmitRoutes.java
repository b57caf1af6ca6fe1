/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uklab.exercises.Exercise;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.ExercisePage;
import org.uklab.web.internal.exercise.Sent;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.SubmissionKind;

/** Take the form of an exercise's page: edited files, or a patch file. Event loop. */
public final class SubmitRoutes {
    private final Vertx vertx;
    private final Workbench bench;
    private final Db db;
    private final ExercisePage page;
    private final Inbox inbox;

    public SubmitRoutes(Vertx vertx, Db db, Workbench bench, ExercisePage page, Inbox inbox) {
        this.vertx = vertx;
        this.db = db;
        this.bench = bench;
        this.page = page;
        this.inbox = inbox;
    }

    public void mount(Router router) {
        router.post("/exercises/:id/submit").handler(Visits::requirePerson).handler(this::submit);
    }

    private void submit(RoutingContext ctx) {
        Optional<Task> task = bench.task(ctx.pathParam("id"));
        if (task.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Exercise exercise = task.get().exercise();
        Sent sent = Sent.of(ctx);
        UUID person = Visits.personId(ctx);
        SubmissionKind kind =
                "run".equals(ctx.request().getFormAttribute("kind")) ? SubmissionKind.RUN : SubmissionKind.SUBMIT;
        keep(sent, person, task.get())
                .compose(kept -> patch(ctx, exercise, sent.texts()))
                .compose(patch -> inbox.put(exercise, NewSubmission.practice(person, exercise.id(), kind, patch)))
                .compose(answer -> {
                    if (answer instanceof Inbox.Answer.Refused refused) {
                        return page.refuse(ctx, task.get(), sent, refused.why());
                    }
                    Redirect.to(
                            ctx,
                            "/submissions/"
                                    + ((Inbox.Answer.Kept) answer).submission().id());
                    return Future.succeededFuture();
                })
                .onFailure(ctx::fail);
    }

    /** What is sent is a draft, too; one that was saved elsewhere since stays, and this text is the submission's. */
    private Future<?> keep(Sent sent, UUID person, Task task) {
        return sent.refusal(task).isPresent() ? Future.succeededFuture() : db.inTx(tx -> sent.save(tx, person, task));
    }

    /** A chosen patch file goes before the editor. */
    private Future<byte[]> patch(RoutingContext ctx, Exercise exercise, Map<String, String> texts) {
        Optional<FileUpload> upload = ctx.fileUploads().stream()
                .filter(file -> file.name().equals("patch") && file.size() > 0)
                .findFirst();
        return upload.isPresent()
                ? vertx.fileSystem().readFile(upload.get().uploadedFileName()).map(Buffer::getBytes)
                : vertx.executeBlocking(() -> bench.patch(exercise, texts), false);
    }
}
