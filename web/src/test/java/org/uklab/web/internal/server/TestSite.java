/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.threadchecker.BlockedThreadEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.dispatch.Dispatch;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.page.Assets;
import org.uklab.web.internal.store.Db;

/** Runs the real site on a free port, with a database and a bus in memory and a grader that tests play. */
public final class TestSite implements AutoCloseable {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** A loop is busy for so long only if it waits for something; less happens on a loaded machine. */
    private static final int LOOP_MILLIS = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setBlockedThreadCheckInterval(100)
            .setMaxEventLoopExecuteTime(LOOP_MILLIS)
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS));
    private final JobBus bus = JobBuses.inMemory();
    private final Db db = Db.memory(vertx, "site-" + UUID.randomUUID(), Clock.systemUTC());
    private final WebBus webBus;
    private final Dispatch dispatch;
    private final Site site;
    private final GraderBus grader;
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final List<String> blocked = new CopyOnWriteArrayList<>();

    public TestSite(Path uploads, int port) throws IOException {
        Identity web = Identity.generate("web");
        Identity one = Identity.generate("one");
        webBus = bus.web(web, Trust.of(one));
        grader = bus.grader(one, Trust.of(web));
        grader.onJob(jobs::add);
        Workbench bench = Workbench.open(HOME);
        Lessons lessons = Lessons.open(HOME, bench.catalogue());
        bench.publish(db);
        dispatch = Dispatch.start(vertx, db, webBus, Clock.systemUTC());
        Files.createDirectories(uploads);
        site = new Site(new Site.Parts(db, webBus, bench, lessons, Assets.load(), dispatch::receive, uploads, port));
        vertx.deployVerticle(site).await();
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(this::blocked);
    }

    /** Notes event loops that were busy for long; where, says the trace. */
    private void blocked(BlockedThreadEvent event) {
        if (event.thread().getName().contains("eventloop") && event.duration() > event.maxExecTime()) {
            blocked.add(event + " " + Arrays.toString(event.thread().getStackTrace()));
        }
    }

    /** Gives what blocked an event loop until now. */
    public List<String> blockedLoops() {
        return List.copyOf(blocked);
    }

    public String url() {
        return "http://127.0.0.1:" + site.port();
    }

    /** Lists what can be asked for, such as {@code GET /submissions/:id}. */
    public List<String> routes() {
        return site.routes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .flatMap(route -> route.methods().stream().map(method -> method + " " + route.getPath()))
                .distinct()
                .toList();
    }

    public Browser browser() {
        return new Browser(url());
    }

    public GraderBus grader() {
        return grader;
    }

    public Db db() {
        return db;
    }

    /** Says what the dispatcher says once a board has moved. */
    public void boardChanged(UUID event) {
        vertx.eventBus().publish("leaderboard", event.toString());
    }

    /** Says that the grader is there, with slots for all. */
    public void graderReady() {
        grader.ready(new Ready("one", List.of("qemu-x86_64"), 32, "test", System.nanoTime()));
    }

    /** Gives the jobs assigned until now. */
    public List<Job> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public void close() throws InterruptedException {
        vertx.undeploy(site.deploymentID()).await();
        dispatch.close();
        bus.close();
        db.close();
        vertx.close().await();
    }
}
