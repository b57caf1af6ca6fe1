/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.uklab.web.internal.page.Nonce;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;

/** Let people sign out everywhere, change their password, and leave for good. Event loop. */
public final class SelfRoutes {
    private final Db db;
    private final AccountPage page;
    private final Visits visits;
    private final Passwords passwords;
    private final Credentials credentials;

    public SelfRoutes(Db db, AccountPage page, Visits visits, Passwords passwords, Credentials credentials) {
        this.db = db;
        this.page = page;
        this.visits = visits;
        this.passwords = passwords;
        this.credentials = credentials;
    }

    /** Mount the routes, which are for who is signed in and about himself. */
    public void mount(Router router) {
        router.post("/account/sign-out-everywhere")
                .handler(Visits::requirePerson)
                .handler(ctx -> signOutEverywhere(ctx).onFailure(ctx::fail));
        router.post("/account/password")
                .handler(Visits::requirePerson)
                .handler(ctx -> changePassword(ctx).onFailure(ctx::fail));
        router.post("/account/delete")
                .handler(Visits::requirePerson)
                .handler(ctx -> confirmed(ctx, "deleteError", person -> delete(ctx, person))
                        .onFailure(ctx::fail));
    }

    private Future<Void> signOutEverywhere(RoutingContext ctx) {
        return db.<Void>inTx(tx -> {
                    new Sessions(tx).closeAll(Visits.personId(ctx));
                    return null;
                })
                .compose(done -> visits.signOut(ctx))
                .onSuccess(done -> Redirect.to(ctx, "/sign-in"));
    }

    private Future<Void> changePassword(RoutingContext ctx) {
        String wished = field(ctx, "new");
        if (wished.length() < AccountRoutes.SHORTEST || wished.length() > AccountRoutes.LONGEST) {
            return page.show(
                    ctx, 422, Map.of("passwordError", "A password has at least 8 characters, and at most 200."));
        }
        return confirmed(
                ctx,
                "passwordError",
                person -> passwords
                        .hash(wished)
                        .compose(hash -> db.<Void>inTx(tx -> {
                            tx.people().changePassword(person.id(), hash);
                            new Sessions(tx).closeAll(person.id()); // whoever knew the old one is out
                            return null;
                        }))
                        .compose(done -> visits.signIn(ctx, person))
                        .onSuccess(done -> Redirect.to(ctx, "/account")));
    }

    private Future<Void> delete(RoutingContext ctx, Person person) {
        return passwords
                .hash(Nonce.draw(32))
                .compose(hash -> db.<Void>inTx(tx -> {
                    new Sessions(tx).closeAll(person.id());
                    new AccessTokens(tx).revokeAll(person.id());
                    tx.drafts().discardAll(person.id());
                    tx.people().erase(person.id(), hash);
                    return null;
                }))
                .compose(done -> visits.signOut(ctx))
                .onSuccess(done -> Redirect.to(ctx, "/"));
    }

    /** Does what needs the password once more: an open session on a shared machine is not enough for it. */
    private Future<Void> confirmed(RoutingContext ctx, String error, Function<Person, Future<Void>> work) {
        String address = ctx.request().remoteAddress().hostAddress();
        return credentials
                .check(Visit.of(ctx).name(), field(ctx, "password"), address)
                .compose(answer -> {
                    if (answer instanceof Credentials.Answer.Right right) {
                        return work.apply(right.person());
                    }
                    return answer instanceof Credentials.Answer.TooOften
                            ? page.show(ctx, 429, Map.of(error, "Too many tries. Wait a minute."))
                            : page.show(ctx, 422, Map.of(error, "That is not your password. Nothing was changed."));
                });
    }

    private static String field(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
    }
}
