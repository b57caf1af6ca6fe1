/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.page.Nonce;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;

/** Find out who sends a request, and refuse forms that are not of our own pages. Event loop. */
public final class Visits {
    private static final int TOKEN_BYTES = 32;

    private final Db db;

    public Visits(Db db) {
        this.db = db;
    }

    /** Handle a request before its page does; {@link Visit#of} works from then on. */
    public void recognise(RoutingContext ctx) {
        Optional<String> token = Cookies.read(ctx);
        if (token.isEmpty()) {
            meet(ctx, null).keep(ctx);
            ctx.next();
            return;
        }
        db.inTx(tx -> new Sessions(tx).find(token.get()))
                .onSuccess(person -> {
                    new Visit(token.get(), person.orElse(null)).keep(ctx);
                    ctx.next();
                })
                .onFailure(ctx::fail);
    }

    /** Handle a form: it must carry the visitor's token, and come from this site as far as the browser says. */
    public void checkForm(RoutingContext ctx) {
        if (!ctx.request().method().equals(HttpMethod.POST)) {
            ctx.next();
            return;
        }
        String site = ctx.request().getHeader("sec-fetch-site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || !Visit.of(ctx).wrote(ctx.request().getFormAttribute("csrf"))) {
            ctx.fail(403);
            return;
        }
        ctx.next();
    }

    /** Handle a page that is for people with an account: others sign in first. */
    public static void requirePerson(RoutingContext ctx) {
        if (Visit.of(ctx).signedIn()) {
            ctx.next();
        } else {
            Redirect.to(ctx, "/sign-in?next=" + Redirect.encode(ctx.request().uri()));
        }
    }

    /** Give the id of who sends the request; only behind {@link #requirePerson} or {@link ApiAuth}. */
    public static UUID personId(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        if (person == null) {
            throw new IllegalStateException("the route " + ctx.normalizedPath() + " lets strangers in");
        }
        return person.id();
    }

    /** Sign a person in under a new token: one that somebody knew or planted before is worth nothing. */
    Future<Void> signIn(RoutingContext ctx, Person person) {
        Visit visit = meet(ctx, person);
        String browser = ctx.request().getHeader("user-agent");
        return db.inTx(tx -> {
            new Sessions(tx).open(visit.token(), person.id(), browser);
            return null;
        });
    }

    Future<Void> signOut(RoutingContext ctx) {
        String token = Visit.of(ctx).token();
        meet(ctx, null);
        return db.inTx(tx -> {
            new Sessions(tx).close(token);
            return null;
        });
    }

    private static Visit meet(RoutingContext ctx, @Nullable Person person) {
        Visit visit = new Visit(Nonce.draw(TOKEN_BYTES), person);
        Cookies.write(ctx, visit.token());
        return visit;
    }
}
