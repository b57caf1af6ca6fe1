/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Draft;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.submission.Past;

/** Show one exercise with its bench, to anybody; who is signed in finds his draft. Event loop. */
public final class ExercisePage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "HH:mm:ss 'UTC on' d MMMM", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Db db;
    private final Pages pages;
    private final Workbench bench;
    private final Lessons lessons;

    public ExercisePage(Db db, Pages pages, Workbench bench, Lessons lessons) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
        this.lessons = lessons;
    }

    public void mount(Router router) {
        router.get("/exercises/:id").handler(this::show);
    }

    /**
     * Open a file where the student left it.
     *
     * @param starter its text in the starter
     * @param version of the draft that is saved, 0 if none is
     * @param theirs what is saved, if that is from elsewhere and this text would take its place
     */
    public record Opened(
            BenchFile file,
            String starter,
            int version,
            @Nullable Draft theirs) {
        public String savedElsewhere() {
            return theirs == null ? "" : TIME.format(theirs.savedAt());
        }
    }

    private void show(RoutingContext ctx) {
        Optional<Task> task = bench.task(ctx.pathParam("id"));
        if (task.isEmpty()) {
            ctx.fail(404);
            return;
        }
        Person person = Visit.of(ctx).person();
        String starter = ctx.request().getParam("starter");
        Optional<UUID> from = uuid(ctx.request().getParam("from"));
        Future<Desk> desk = person == null
                ? Future.succeededFuture(Desk.stranger())
                : db.inTx(tx -> from.flatMap(id -> Desk.attempt(tx, person.id(), task.get(), bench, id))
                        .orElseGet(() -> Desk.left(tx, person.id(), task.get(), bench, starter)));
        desk.compose(found -> show(ctx, 200, task.get(), found, null)).onFailure(ctx::fail);
    }

    /** Answer a form with the page, with the texts that it sent, and why its patch is refused. */
    public Future<Void> refuse(RoutingContext ctx, Task task, Sent sent, PatchResult.Rejected why) {
        return form(ctx, 422, task, sent, why);
    }

    /** Answer a form with the page, with the texts that it sent beside those that were saved elsewhere. */
    Future<Void> conflict(RoutingContext ctx, Task task, Sent sent) {
        return form(ctx, 409, task, sent, null);
    }

    private Future<Void> form(
            RoutingContext ctx, int status, Task task, Sent sent, PatchResult.@Nullable Rejected why) {
        UUID person = Visits.personId(ctx);
        return db.inTx(tx -> Desk.form(tx, person, task, sent)).compose(desk -> show(ctx, status, task, desk, why));
    }

    private Future<Void> show(
            RoutingContext ctx, int status, Task task, Desk desk, PatchResult.@Nullable Rejected refused) {
        List<Opened> files =
                task.editable().stream().map(file -> open(file, desk)).toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "history",
                desk.history().stream()
                        .map(past -> Past.of(past, task.exercise().title()))
                        .toList());
        model.put("task", task);
        model.put("source", desk.source().name());
        model.put("drafted", !desk.drafts().isEmpty());
        model.put("files", files);
        model.put(
                "context",
                task.files().stream().filter(file -> !file.editable()).toList());
        model.put("lessons", lessons.leadingTo(task.exercise()));
        model.put("refused", refused);
        model.put("saved", saved(files, desk));
        return pages.show(ctx, status, "exercise", model);
    }

    private static Opened open(BenchFile file, Desk desk) {
        Draft draft = desk.drafts().get(file.path());
        String text = desk.texts().getOrDefault(file.path(), file.text());
        boolean other = desk.source() == Desk.Source.FORM
                && draft != null
                && !draft.text().equals(text);
        return new Opened(file.with(text), file.text(), draft == null ? 0 : draft.version(), other ? draft : null);
    }

    /** When what is shown was saved; null if it is not, or if there is nothing to save. */
    private static @Nullable String saved(List<Opened> files, Desk desk) {
        for (Opened open : files) {
            Draft draft = desk.drafts().get(open.file().path());
            String kept = draft == null ? open.starter() : draft.text();
            if (!kept.equals(open.file().text())) {
                return null;
            }
        }
        return desk.drafts().values().stream()
                .map(Draft::savedAt)
                .max(Comparator.naturalOrder())
                .map(TIME::format)
                .orElse(null);
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
