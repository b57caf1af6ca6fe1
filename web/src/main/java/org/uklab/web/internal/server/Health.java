/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.uklab.cluster.Ready;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.store.Db;

/**
 * Say whether database and bus work (200, else 503), and which graders are ready. Event loop.
 *
 * <p>{@code ready} is true if a submission sent now would be graded.
 */
final class Health {
    private final Vertx vertx;
    private final Db db;
    private final WebBus bus;

    Health(Vertx vertx, Db db, WebBus bus) {
        this.vertx = vertx;
        this.db = db;
        this.bus = bus;
    }

    void mount(Router router) {
        router.get("/health").handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        Future<Boolean> database = db.inTx(tx -> !tx.events().all().isEmpty()).otherwise(false);
        Future<Boolean> connected = vertx.executeBlocking(bus::connected, false).otherwise(false);
        Future<List<Ready>> graders = vertx.executeBlocking(bus::readies, false).otherwise(List.of());
        Future.all(database, connected, graders).onSuccess(all -> {
            boolean up = database.result() && connected.result();
            JsonArray names = new JsonArray();
            graders.result().forEach(grader -> names.add(grader.grader()));
            JsonObject document = new JsonObject()
                    .put("database", database.result())
                    .put("bus", connected.result())
                    .put("graders", names)
                    .put("ready", up && !names.isEmpty());
            ctx.response()
                    .setStatusCode(up ? 200 : 503)
                    .putHeader("content-type", "application/json")
                    .putHeader("cache-control", "no-store")
                    .end(document.encode() + "\n");
        });
    }
}
