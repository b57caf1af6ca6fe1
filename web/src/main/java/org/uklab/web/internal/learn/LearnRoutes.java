/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Track;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.page.Redirect;

/** Show the course, each of its tracks, and each page. Event loop. */
public final class LearnRoutes {
    private final Pages pages;
    private final Lessons lessons;
    private final Scores scores;

    public LearnRoutes(Pages pages, Lessons lessons, Scores scores) {
        this.pages = pages;
        this.lessons = lessons;
        this.scores = scores;
    }

    public void mount(Router router) {
        router.get("/learn").handler(this::course);
        router.get("/learn/:track").handler(this::track);
        router.get("/learn/:track/:page").handler(this::page);
        router.get("/tutorials/*").handler(ctx -> Redirect.to(ctx, "/learn/threads")); // its address until the course
    }

    private void course(RoutingContext ctx) {
        pages.show(ctx, "learn", Map.of("tracks", lessons.tracks())).onFailure(ctx::fail);
    }

    private void track(RoutingContext ctx) {
        lessons.track(ctx.pathParam("track"))
                .ifPresentOrElse(
                        track -> scores.best(ctx)
                                .compose(best -> pages.show(ctx, "track", model(track, best)))
                                .onFailure(ctx::fail),
                        () -> ctx.fail(404));
    }

    private static Map<String, Object> model(Track track, Map<String, Integer> best) {
        return Map.of("track", track, "places", Lessons.places(track), "best", best);
    }

    private void page(RoutingContext ctx) {
        Optional<Lesson> lesson = lessons.lesson(ctx.pathParam("track"), ctx.pathParam("page"));
        lesson.ifPresentOrElse(
                found -> pages.show(ctx, "lesson", Map.of("lesson", found)).onFailure(ctx::fail), () -> ctx.fail(404));
    }
}
