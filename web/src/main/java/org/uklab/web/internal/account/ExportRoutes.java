/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.Tx;

/** Give people their account, drafts and submissions as JSON; secrets and their hashes stay here. Event loop. */
public final class ExportRoutes {
    private final Db db;

    public ExportRoutes(Db db) {
        this.db = db;
    }

    /** Mount the route, which is for who is signed in. */
    public void mount(Router router) {
        router.get("/account/export").handler(Visits::requirePerson).handler(this::export);
    }

    private void export(RoutingContext ctx) {
        UUID person = Visits.personId(ctx);
        db.inTx(tx -> document(tx, person).encodePrettily())
                .onSuccess(text -> ctx.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("content-disposition", "attachment; filename=\"uklab.json\"")
                        .putHeader("cache-control", "no-store")
                        .end(text + "\n"))
                .onFailure(ctx::fail);
    }

    private static JsonObject document(Tx tx, UUID id) {
        Person person = tx.people().find(id).orElseThrow();
        JsonArray tokens = new JsonArray();
        new AccessTokens(tx)
                .of(id)
                .forEach(token -> tokens.add(new JsonObject()
                        .put("name", token.name())
                        .put("madeAt", token.madeAt())
                        .put("usedAt", token.usedAt())));
        JsonArray sessions = new JsonArray();
        new Sessions(tx)
                .of(id)
                .forEach(session -> sessions.add(new JsonObject()
                        .put("browser", session.browser())
                        .put("openedAt", session.openedAt())
                        .put("expiresAt", session.expiresAt())));
        JsonArray submissions = new JsonArray();
        tx.submissions().history(id, Integer.MAX_VALUE).forEach(past -> submissions.add(submission(tx, past)));
        return new JsonObject()
                .put("id", person.id().toString())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("createdAt", person.createdAt())
                .put("tokens", tokens)
                .put("sessions", sessions)
                .put("drafts", new JsonArray(drafts(tx, id)))
                .put("submissions", submissions);
    }

    private static List<JsonObject> drafts(Tx tx, UUID id) {
        return tx.handle()
                .createQuery("select exercise, file, text from draft where person = :person order by exercise, file")
                .bind("person", id)
                .map((row, context) -> new JsonObject()
                        .put("exercise", row.getString("exercise"))
                        .put("file", row.getString("file"))
                        .put("text", row.getString("text")))
                .list();
    }

    private static JsonObject submission(Tx tx, Submission past) {
        return new JsonObject()
                .put("id", past.id().toString())
                .put("exercise", past.exercise())
                .put("kind", past.kind().name())
                .put("state", past.state().name())
                .put("receivedAt", past.receivedAt())
                .put("verdict", past.verdict())
                .put("score", past.score())
                .put("maxScore", past.maxScore())
                .put("patch", new String(tx.submissions().patch(past.id()), StandardCharsets.UTF_8));
    }
}
