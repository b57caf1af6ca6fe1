/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.page.Redirect;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;

/** Sign people up, in and out. Event loop. */
public final class AccountRoutes {
    /** A name without a colon, which HTTP Basic could not carry. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,30}[\\p{L}\\p{N}])");

    static final int SHORTEST = 8;
    static final int LONGEST = 200;

    private final Db db;
    private final Pages pages;
    private final Visits visits;
    private final Passwords passwords;
    private final Credentials credentials;

    public AccountRoutes(Db db, Pages pages, Visits visits, Passwords passwords, Credentials credentials) {
        this.db = db;
        this.pages = pages;
        this.visits = visits;
        this.passwords = passwords;
        this.credentials = credentials;
    }

    public void mount(Router router) {
        router.get("/sign-up").handler(ctx -> form(ctx, 200, "sign-up", "").onFailure(ctx::fail));
        router.post("/sign-up").handler(ctx -> signUp(ctx).onFailure(failed -> busy(ctx, "sign-up", failed)));
        router.get("/sign-in").handler(ctx -> form(ctx, 200, "sign-in", "").onFailure(ctx::fail));
        router.post("/sign-in").handler(ctx -> signIn(ctx).onFailure(failed -> busy(ctx, "sign-in", failed)));
        router.post("/sign-out")
                .handler(ctx -> visits.signOut(ctx)
                        .onSuccess(done -> Redirect.to(ctx, "/"))
                        .onFailure(ctx::fail));
    }

    private Future<Void> form(RoutingContext ctx, int status, String template, String error) {
        HttpServerRequest request = ctx.request();
        String next = Redirect.local(
                Optional.ofNullable(request.getFormAttribute("next")).orElse(request.getParam("next")));
        String name = Optional.ofNullable(request.getFormAttribute("name")).orElse("");
        return pages.show(ctx, status, template, Map.of("error", error, "next", next, "name", name));
    }

    private void busy(RoutingContext ctx, String template, Throwable failed) {
        if (failed instanceof Passwords.BusyException) {
            form(ctx, 503, template, "Too many people are signing in. Try again in a moment.")
                    .onFailure(ctx::fail);
        } else {
            ctx.fail(failed);
        }
    }

    private Future<Void> signUp(RoutingContext ctx) {
        String name = field(ctx, "name").strip();
        String password = field(ctx, "password");
        if (!NAME.matcher(name).matches()) {
            return form(
                    ctx,
                    422,
                    "sign-up",
                    "A name has 2 to 32 letters or digits, and between them spaces, dots, - or _.");
        }
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return form(ctx, 422, "sign-up", "A password has at least 8 characters, and at most 200.");
        }
        if (!credentials.mayTry(ctx.request().remoteAddress().hostAddress())) {
            return form(ctx, 429, "sign-up", "Too many tries from your address. Wait a minute.");
        }
        return passwords
                .hash(password)
                .compose(hash -> db.inTx(tx -> tx.people().create(name, hash)))
                .compose(created -> created.isPresent()
                        ? welcome(ctx, created.get())
                        : form(ctx, 409, "sign-up", "Somebody has that name already. Choose another."));
    }

    private Future<Void> signIn(RoutingContext ctx) {
        return credentials
                .check(
                        field(ctx, "name"),
                        field(ctx, "password"),
                        ctx.request().remoteAddress().hostAddress())
                .compose(answer -> {
                    if (answer instanceof Credentials.Answer.Right right) {
                        return welcome(ctx, right.person());
                    }
                    return answer instanceof Credentials.Answer.TooOften
                            ? form(ctx, 429, "sign-in", "Too many tries. Wait a minute.")
                            : form(ctx, 401, "sign-in", "The name or the password is wrong.");
                });
    }

    private Future<Void> welcome(RoutingContext ctx, Person person) {
        return visits.signIn(ctx, person).onSuccess(done -> Redirect.to(ctx, Redirect.local(field(ctx, "next"))));
    }

    private static String field(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
    }
}
