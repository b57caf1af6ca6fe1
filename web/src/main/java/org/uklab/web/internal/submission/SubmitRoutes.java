/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Exercise;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.ExerciseRoutes;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.SubmissionKind;

/** Take the form of an exercise's page: edited files, or a patch file. Event loop. */
public final class SubmitRoutes {
    /** Before the path in a field's name; not a colon, which the decoder of multipart forms would make a space. */
    private static final String FILE = "file/";

    private final Vertx vertx;
    private final Workbench bench;
    private final ExerciseRoutes exercises;
    private final Inbox inbox;

    public SubmitRoutes(Vertx vertx, Workbench bench, ExerciseRoutes exercises, Inbox inbox) {
        this.vertx = vertx;
        this.bench = bench;
        this.exercises = exercises;
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
        Map<String, String> texts = texts(ctx);
        SubmissionKind kind =
                "run".equals(ctx.request().getFormAttribute("kind")) ? SubmissionKind.RUN : SubmissionKind.SUBMIT;
        patch(ctx, exercise, texts)
                .compose(patch ->
                        inbox.put(exercise, NewSubmission.practice(Visits.personId(ctx), exercise.id(), kind, patch)))
                .compose(answer -> {
                    if (answer instanceof Inbox.Answer.Refused refused) {
                        return exercises.show(ctx, 422, task.get(), texts, refused.why());
                    }
                    Redirect.to(
                            ctx,
                            "/submissions/"
                                    + ((Inbox.Answer.Kept) answer).submission().id());
                    return Future.succeededFuture();
                })
                .onFailure(ctx::fail);
    }

    private static Map<String, String> texts(RoutingContext ctx) {
        Map<String, String> texts = new HashMap<>();
        ctx.request().formAttributes().forEach(attribute -> {
            if (attribute.getKey().startsWith(FILE)) {
                texts.put(attribute.getKey().substring(FILE.length()), attribute.getValue());
            }
        });
        return texts;
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
