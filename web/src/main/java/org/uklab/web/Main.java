/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.dispatch.Dispatch;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.learn.Lessons;
import org.uklab.web.internal.page.Assets;
import org.uklab.web.internal.server.Site;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;

/**
 * Start web: open the database, join the bus, serve the site. When it serves, standard output says
 * {@code ready: http://127.0.0.1:PORT}; SIGTERM stops it in the opposite order.
 *
 * <p>Keys live below the data folder: its own in {@code keys/web}, those of the graders it believes in
 * {@code keys/graders}, one {@code NAME.pub} each.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String NAME = "web";

    private Main() {}

    /** Run until stopped. Exits with 2 if the environment is wrong, with 3 if this machine is at fault. */
    public static void main(String[] arguments) {
        try {
            start(WebConfig.of(System.getenv()));
        } catch (IllegalArgumentException usage) {
            System.err.println("web: " + usage.getMessage());
            System.exit(2);
        } catch (IOException | RuntimeException failed) {
            LOG.error("web does not start", failed);
            System.err.println("web: " + failed.getMessage());
            System.exit(3);
        }
    }

    private static void start(WebConfig config) throws IOException {
        Files.createDirectories(config.data().resolve("uploads"));
        Vertx vertx = Vertx.vertx();
        Workbench bench = Workbench.open(config.home());
        Lessons lessons = Lessons.open(config.home(), bench.catalogue());
        Db db = Db.file(vertx, config.data(), Clock.systemUTC());
        WebBus bus = JobBuses.member(bus(config));
        bench.publish(db);
        appoint(db, config.administrator());
        Dispatch dispatch = Dispatch.start(vertx, db, bus, Clock.systemUTC());
        Site site = new Site(new Site.Parts(
                db,
                bus,
                bench,
                lessons,
                Assets.load(),
                dispatch::receive,
                config.data().resolve("uploads"),
                config.port()));
        vertx.deployVerticle(site).await();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, site, dispatch, bus, db), "stop"));
        System.out.println("ready: http://127.0.0.1:" + site.port());
    }

    /** The first administrator has no page to be made on: who starts the site names an account. */
    private static void appoint(Db db, String administrator) {
        if (!administrator.isEmpty() && !db.tx(tx -> tx.people().appoint(administrator, Person.Role.ADMINISTRATOR))) {
            LOG.warn(
                    "UKLAB_ADMINISTRATOR: nobody is called {}; sign up under that name, then start again",
                    administrator);
        }
    }

    private static BusConfig bus(WebConfig config) throws IOException {
        Identity self = Identity.load(config.data().resolve("keys/web"), NAME);
        Trust graders = Trust.folder(config.data().resolve("keys/graders"));
        return BusConfig.loopback(self, graders, config.busPort());
    }

    private static void stop(Vertx vertx, Site site, Dispatch dispatch, WebBus bus, Db db) {
        try {
            vertx.undeploy(site.deploymentID()).await();
            dispatch.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            bus.close();
            db.close();
            vertx.close().await();
        }
    }
}
