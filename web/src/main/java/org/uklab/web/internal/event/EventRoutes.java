/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Tx;

/** Show events to everybody, but drafts to instructors only; let people with an account take part. Event loop. */
public final class EventRoutes {
    private final Db db;
    private final Pages pages;
    private final Workbench bench;

    public EventRoutes(Db db, Pages pages, Workbench bench) {
        this.db = db;
        this.pages = pages;
        this.bench = bench;
    }

    /** Mount the routes; behind those of {@link ImportRoutes}, whose address looks like an event's. */
    public void mount(Router router) {
        router.get("/events").handler(this::list);
        router.get("/events/:slug").handler(this::home);
        router.post("/events/:slug/join").handler(Visits::requirePerson).handler(this::join);
    }

    /** Find an event that a visitor may know of. */
    public static Optional<Event> visible(Tx tx, String slug, Visit visit) {
        return tx.events().bySlug(slug).filter(event -> event.stage() != Event.Stage.DRAFT || visit.staff());
    }

    private EventView view(Tx tx, Event event, @Nullable Person person) {
        boolean enrolled = person != null && tx.events().enrolled(event.id(), person.id());
        EventReader.Answer read = EventReader.read(event.source(), any -> true);
        EventFile file = read instanceof EventReader.Answer.Right right ? right.file() : null;
        return new EventView(event, file, tx.now(), enrolled, bench);
    }

    private void list(RoutingContext ctx) {
        Visit visit = Visit.of(ctx);
        db.inTx(tx -> tx.events().all().stream()
                        .filter(event -> event.stage() != Event.Stage.DRAFT || visit.staff())
                        .map(event -> view(tx, event, visit.person()))
                        .toList())
                .compose(views -> pages.show(ctx, "events", Map.of("shelves", shelves(views))))
                .onFailure(ctx::fail);
    }

    /** Some events under a title. */
    public record Shelf(String title, List<EventView> events) {}

    private static List<Shelf> shelves(List<EventView> views) {
        return List.of(
                        shelf("Now", views, Event.State.OPEN, Event.State.FROZEN),
                        shelf("Soon", views, Event.State.SOON),
                        shelf("Drafts", views, Event.State.DRAFT),
                        shelf("Over", views, Event.State.ENDED, Event.State.ARCHIVED))
                .stream()
                .filter(shelf -> !shelf.events().isEmpty())
                .toList();
    }

    private static Shelf shelf(String title, List<EventView> views, Event.State... states) {
        List<Event.State> wanted = List.of(states);
        return new Shelf(
                title,
                views.stream().filter(view -> wanted.contains(view.state())).toList());
    }

    private void home(RoutingContext ctx) {
        Visit visit = Visit.of(ctx);
        db.inTx(tx -> visible(tx, ctx.pathParam("slug"), visit).map(event -> view(tx, event, visit.person())))
                .compose(view -> view.isEmpty()
                        ? Future.failedFuture(new Missing())
                        : pages.show(ctx, "event", Map.of("view", view.get())))
                .onFailure(failed -> fail(ctx, failed));
    }

    private void join(RoutingContext ctx) {
        Visit visit = Visit.of(ctx);
        String slug = ctx.pathParam("slug");
        db.inTx(tx -> {
                    Optional<EventView> view = visible(tx, slug, visit).map(event -> view(tx, event, visit.person()));
                    view.filter(EventView::joinable)
                            .ifPresent(open -> tx.events().enrol(open.event().id(), Visits.personId(ctx)));
                    return view;
                })
                .onSuccess(view -> {
                    if (view.isEmpty()) {
                        ctx.fail(404);
                    } else {
                        Redirect.to(ctx, "/events/" + slug);
                    }
                })
                .onFailure(ctx::fail);
    }

    /** There is no such event, or it is not for this visitor. */
    private static final class Missing extends RuntimeException {
        Missing() {
            super("no such event", null, false, false);
        }
    }

    private static void fail(RoutingContext ctx, Throwable failed) {
        if (failed instanceof Missing) {
            ctx.fail(404);
        } else {
            ctx.fail(failed);
        }
    }
}
