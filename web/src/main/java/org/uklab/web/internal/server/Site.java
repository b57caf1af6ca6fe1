/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.account.AccountPage;
import org.uklab.web.internal.account.AccountRoutes;
import org.uklab.web.internal.account.ApiAuth;
import org.uklab.web.internal.account.Credentials;
import org.uklab.web.internal.account.ExportRoutes;
import org.uklab.web.internal.account.Passwords;
import org.uklab.web.internal.account.SelfRoutes;
import org.uklab.web.internal.account.TokenRoutes;
import org.uklab.web.internal.account.Visits;
import org.uklab.web.internal.event.EventRoutes;
import org.uklab.web.internal.event.ImportRoutes;
import org.uklab.web.internal.exercise.Download;
import org.uklab.web.internal.exercise.DraftRoutes;
import org.uklab.web.internal.exercise.ExercisePage;
import org.uklab.web.internal.exercise.ExerciseRoutes;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.leaderboard.LeaderboardRoutes;
import org.uklab.web.internal.learn.LearnRoutes;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.learn.Scores;
import org.uklab.web.internal.page.Assets;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.submission.ChangesRoutes;
import org.uklab.web.internal.submission.Inbox;
import org.uklab.web.internal.submission.LiveStreams;
import org.uklab.web.internal.submission.SubmissionApi;
import org.uklab.web.internal.submission.SubmissionRoutes;
import org.uklab.web.internal.submission.SubmitRoutes;

/** Serve everything on one port of the loopback address, on one event loop. */
public final class Site extends VerticleBase {
    private static final int MAX_FORM_BYTES = 1 << 20;

    private final Parts parts;
    private int port;
    private List<Route> routes = List.of();

    public Site(Parts parts) {
        this.parts = parts;
    }

    /**
     * Name what a site is made of.
     *
     * @param keep keeps a checked patch and queues it
     * @param uploads folder for files while they are read
     * @param port to listen on, 0 for any free one
     */
    public record Parts(
            Db db,
            WebBus bus,
            Workbench bench,
            Lessons lessons,
            Assets assets,
            Function<NewSubmission, Future<Submission>> keep,
            Path uploads,
            int port) {}

    /** List all that can be asked for, once it was deployed. */
    List<Route> routes() {
        return routes;
    }

    /** Give the port it listens on, once it was deployed. */
    public int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(true)
                .setMaxFormAttributeSize(MAX_FORM_BYTES)
                .setMaxFormFields(64)
                .setIdleTimeout(60);
        return vertx.createHttpServer(options)
                .requestHandler(router())
                .listen(parts.port(), "127.0.0.1")
                .onSuccess(this::listening);
    }

    private void listening(HttpServer server) {
        port = server.actualPort();
    }

    private Router router() {
        Db db = parts.db();
        Workbench bench = parts.bench();
        Pages pages = new Pages(vertx, parts.assets());
        Visits visits = new Visits(db);
        Passwords passwords = new Passwords(vertx);
        Credentials credentials = new Credentials(db, passwords, System::nanoTime);
        Scores scores = new Scores(db);
        Inbox inbox = new Inbox(vertx, bench, parts.keep());
        ExercisePage exercise = new ExercisePage(db, pages, bench, parts.lessons());

        Router router = Router.router(vertx);
        router.route().handler(SecurityHeaders::handle);
        parts.assets().mount(router);
        new Health(vertx, db, parts.bus()).mount(router);
        new ApiDescription().mount(router);
        new SubmissionApi(db, bench, inbox, new ApiAuth(credentials, System::nanoTime)).mount(router);

        // From here on: people with browsers. Bodies are read first, because the rest waits for the database.
        router.post()
                .handler(BodyHandler.create(parts.uploads().toString())
                        .setBodyLimit(MAX_FORM_BYTES)
                        .setDeleteUploadedFilesOnEnd(true));
        router.route().handler(visits::recognise).handler(visits::checkForm);
        new AccountRoutes(db, pages, visits, passwords, credentials).mount(router);
        AccountPage account = new AccountPage(db, pages);
        account.mount(router);
        new TokenRoutes(db, account).mount(router);
        new SelfRoutes(db, account, visits, passwords, credentials).mount(router);
        new ExportRoutes(db).mount(router);
        new ExerciseRoutes(pages, bench, parts.lessons(), scores).mount(router);
        exercise.mount(router);
        new DraftRoutes(db, bench, exercise).mount(router);
        new Download(bench).mount(router);
        new SubmitRoutes(vertx, db, bench, exercise, inbox).mount(router);
        LiveStreams streams = new LiveStreams(vertx, db, pages, bench, parts.bus());
        new SubmissionRoutes(db, pages, bench, streams).mount(router);
        new ChangesRoutes(db, pages, bench).mount(router);
        new ImportRoutes(db, pages, bench).mount(router);
        new EventRoutes(db, pages, bench).mount(router);
        new LeaderboardRoutes(vertx, db, pages).mount(router);
        new LearnRoutes(pages, parts.lessons(), scores).mount(router);
        new Failures(pages).mount(router);
        routes = List.copyOf(router.getRoutes());
        return router;
    }
}
