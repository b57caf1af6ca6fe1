/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.Person;

/**
 * Let programs in with a token in each request, or with a name and a password; no cookie, so no form tokens. Event loop.
 *
 * <p>A token goes as {@code Bearer}, or as the password of HTTP Basic, the only thing that some programs send.
 */
public final class ApiAuth {
    private static final String REMEDY =
            "sign in with a token of your account page: curl -H 'Authorization: Bearer TOKEN'";

    private final Credentials credentials;
    private final RateLimit byPerson;

    /** Check by a clock such as {@code System::nanoTime}; each person may ask once a second, and 120 times at once. */
    public ApiAuth(Credentials credentials, LongSupplier nanos) {
        this.credentials = credentials;
        this.byPerson = new RateLimit(120, 1, nanos);
    }

    /** Handle a request of the API before its route does. */
    public void handle(RoutingContext ctx) {
        String address = ctx.request().remoteAddress().hostAddress();
        Optional<Future<Credentials.Answer>> check = check(ctx.request().getHeader("authorization"), address);
        if (check.isEmpty()) {
            refuse(ctx, 401, REMEDY);
            return;
        }
        check.get()
                .onSuccess(answer -> {
                    if (answer instanceof Credentials.Answer.Right right) {
                        admit(ctx, right.person());
                    } else if (answer instanceof Credentials.Answer.TooOften) {
                        ctx.response().putHeader("retry-after", "60");
                        refuse(ctx, 429, "too many wrong tries; wait a minute");
                    } else {
                        refuse(ctx, 401, "wrong name, password or token; " + REMEDY);
                    }
                })
                .onFailure(ctx::fail);
    }

    private void admit(RoutingContext ctx, Person person) {
        if (byPerson.take(person.id().toString())) {
            new Visit("", person).keep(ctx);
            ctx.next();
        } else {
            ctx.response().putHeader("retry-after", "5");
            refuse(ctx, 429, "too many requests; ask at most once a second");
        }
    }

    private Optional<Future<Credentials.Answer>> check(@Nullable String header, String address) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(credentials.checkToken(header.substring(7).strip(), address));
        }
        String[] pair = decode(header).split(":", 2);
        if (pair.length != 2) {
            return Optional.empty();
        }
        return Optional.of(
                AccessTokens.looksLikeOne(pair[1])
                        ? credentials.checkToken(pair[1], address)
                        : credentials.check(pair[0], pair[1], address));
    }

    private static String decode(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static void refuse(RoutingContext ctx, int status, String why) {
        if (status == 401) {
            ctx.response().putHeader("www-authenticate", "Basic realm=\"uklab\", charset=\"UTF-8\"");
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(new JsonObject().put("error", why).encode() + "\n");
    }
}
