/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Read and write the one cookie of the site. Any thread. */
final class Cookies {
    private static final String NAME = "uklab";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Cookies() {}

    static Optional<String> read(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(NAME);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(token -> TOKEN.matcher(token).matches());
    }

    static void write(RoutingContext ctx, String token) {
        ctx.response()
                .addCookie(Cookie.cookie(NAME, token)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(ctx.request().isSSL())
                        .setMaxAge(Sessions.LIFETIME.toSeconds()));
    }
}
