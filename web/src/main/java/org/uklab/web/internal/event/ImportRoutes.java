/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.ContentProblem;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.Tx;

/** Make and change events from YAML, after a look at what that would do. For instructors and administrators. Event loop. */
public final class ImportRoutes {
    private final Db db;
    private final Pages pages;
    private final Workbench bench;
    private final String example = example();

    public ImportRoutes(Db db, Pages pages, Workbench bench) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
    }

    public void mount(Router router) {
        router.route("/events/import").handler(Visits::requirePerson).handler(ImportRoutes::requireStaff);
        router.get("/events/import").handler(this::form);
        router.post("/events/import").handler(this::tried);
    }

    private static void requireStaff(RoutingContext ctx) {
        if (Visit.of(ctx).staff()) {
            ctx.next();
        } else {
            ctx.fail(404); // whose words say that it may be somebody else's
        }
    }

    private static String example() {
        try (InputStream in = ImportRoutes.class.getResourceAsStream("/event-example.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the class path has no event-example.yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void form(RoutingContext ctx) {
        Optional<String> slug = Optional.ofNullable(ctx.request().getParam("event"));
        db.inTx(tx -> slug.flatMap(tx.events()::bySlug).map(Event::source).orElse(example))
                .compose(yaml -> show(ctx, 200, yaml, List.of(), List.of(), ""))
                .onFailure(ctx::fail);
    }

    private Future<Void> show(
            RoutingContext ctx,
            int status,
            String yaml,
            List<ContentProblem> problems,
            List<Differences.Line> changes,
            String verdict) {
        return pages.show(
                ctx,
                status,
                "event-import",
                Map.of("yaml", yaml, "problems", problems, "changes", changes, "verdict", verdict));
    }

    private void tried(RoutingContext ctx) {
        String yaml =
                Optional.ofNullable(ctx.request().getFormAttribute("yaml")).orElse("");
        boolean forGood = "import".equals(ctx.request().getFormAttribute("action"));
        db.inTx(tx -> outcome(tx, yaml, forGood))
                .compose(outcome -> {
                    if (outcome.read() instanceof EventReader.Answer.Wrong wrong) {
                        return show(ctx, 422, yaml, wrong.problems(), List.of(), "");
                    }
                    Event event = ((EventReader.Answer.Right) outcome.read()).event();
                    if (forGood) {
                        Redirect.to(ctx, "/events/" + event.slug());
                        return Future.succeededFuture();
                    }
                    return show(ctx, 200, yaml, List.of(), outcome.changes(), verdict(outcome, event));
                })
                .onFailure(ctx::fail);
    }

    private record Outcome(EventReader.Answer read, boolean known, List<Differences.Line> changes) {}

    private Outcome outcome(Tx tx, String yaml, boolean forGood) {
        EventReader.Answer read = EventReader.read(yaml, id -> bench.task(id).isPresent());
        if (!(read instanceof EventReader.Answer.Right right)) {
            return new Outcome(read, false, List.of());
        }
        Optional<Event> before = tx.events().bySlug(right.event().slug());
        EventFile old = before.map(event -> EventReader.read(event.source(), any -> true))
                .map(answer -> answer instanceof EventReader.Answer.Right known ? known.file() : null)
                .orElse(null);
        if (forGood) {
            Event event = before.map(known -> right.event().as(known.id())).orElse(right.event());
            tx.events().save(event, right.file().exercises());
        }
        return new Outcome(read, before.isPresent(), Differences.between(old, right.file()));
    }

    private static String verdict(Outcome outcome, Event event) {
        if (!outcome.known()) {
            return "Nothing is wrong. This would make the event /events/" + event.slug() + ".";
        }
        return outcome.changes().isEmpty()
                ? "Nothing is wrong, and nothing would change."
                : "Nothing is wrong. This would change the event /events/" + event.slug() + ":";
    }
}
