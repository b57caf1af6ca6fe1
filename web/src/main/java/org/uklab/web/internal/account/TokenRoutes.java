/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;

/** Let people make tokens for their programs, and revoke them. Event loop. */
public final class TokenRoutes {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,40}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Db db;
    private final AccountPage page;

    public TokenRoutes(Db db, AccountPage page) {
        this.db = db;
        this.page = page;
    }

    /** Mount the routes, which are for who is signed in and for his own tokens. */
    public void mount(Router router) {
        router.post("/account/tokens")
                .handler(Visits::requirePerson)
                .handler(ctx -> make(ctx).onFailure(ctx::fail));
        router.post("/account/tokens/:id/revoke").handler(Visits::requirePerson).handler(this::revoke);
    }

    /** Answers with the secret itself, not with a way to it: it is shown once. */
    private Future<Void> make(RoutingContext ctx) {
        String name = Optional.ofNullable(ctx.request().getFormAttribute("name"))
                .orElse("")
                .strip();
        if (!NAME.matcher(name).matches()) {
            return page.show(
                    ctx, 422, Map.of("tokenError", "The name of a token has 1 to 40 letters. Say where you use it."));
        }
        UUID person = Visits.personId(ctx);
        return db.inTx(tx -> new AccessTokens(tx).make(person, name))
                .compose(secret -> secret.isPresent()
                        ? page.show(ctx, 200, Map.of("secret", secret.get()))
                        : page.show(
                                ctx,
                                409,
                                Map.of(
                                        "tokenError",
                                        "You have " + AccessTokens.MOST + " tokens already. Revoke one first.")));
    }

    private void revoke(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (!ID.matcher(id).matches()) {
            ctx.fail(404);
            return;
        }
        UUID person = Visits.personId(ctx);
        db.inTx(tx -> new AccessTokens(tx).revoke(person, UUID.fromString(id)))
                .onSuccess(gone -> {
                    if (gone) {
                        Redirect.to(ctx, "/account#tokens");
                    } else {
                        ctx.fail(404);
                    }
                })
                .onFailure(ctx::fail);
    }
}
