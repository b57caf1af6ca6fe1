/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Db;

/** Show people what we have of them, and what they can do about it. Event loop. */
public final class AccountPage {
    /** What a form of the page may have to say: the words below it, or the secret of a new token. */
    private static final List<String> SAYINGS = List.of("tokenError", "secret", "passwordError", "deleteError");

    private final Db db;
    private final Pages pages;

    public AccountPage(Db db, Pages pages) {
        this.db = db;
        this.pages = pages;
    }

    /** Mount the page, which is for who is signed in. */
    public void mount(Router router) {
        router.get("/account")
                .handler(Visits::requirePerson)
                .handler(ctx -> show(ctx, 200, Map.of()).onFailure(ctx::fail));
    }

    /** Answer with the page after one of its forms; the sayings by their names. */
    Future<Void> show(RoutingContext ctx, int status, Map<String, String> said) {
        UUID person = Visits.personId(ctx);
        String here = Visit.sha256(Visit.of(ctx).token());
        return db.inTx(tx -> Map.of("tokens", new AccessTokens(tx).of(person), "sessions", new Sessions(tx).of(person)))
                .compose(rows -> {
                    Map<String, Object> model = new HashMap<>(rows);
                    SAYINGS.forEach(name -> model.put(name, said.getOrDefault(name, "")));
                    model.put("here", here);
                    return pages.show(ctx, status, "account", model);
                });
    }
}
