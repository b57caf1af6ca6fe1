/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Let programs in with a name and a password in each request (HTTP Basic); no cookie, so no form tokens. Event loop. */
public final class BasicAuth {
    private final Credentials credentials;

    public BasicAuth(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Handle a request of the API before its route does. */
    public void handle(RoutingContext ctx) {
        String header = ctx.request().getHeader("authorization");
        String[] parts = header == null ? new String[0] : decode(header).split(":", 2);
        if (parts.length != 2) {
            refuse(ctx, 401, "sign in with HTTP Basic: curl -u name:password");
            return;
        }
        credentials
                .check(parts[0], parts[1], ctx.request().remoteAddress().hostAddress())
                .onSuccess(answer -> {
                    if (answer instanceof Credentials.Answer.Right right) {
                        new Visit("", right.person()).keep(ctx);
                        ctx.next();
                    } else if (answer instanceof Credentials.Answer.TooOften) {
                        refuse(ctx, 429, "too many tries; wait a minute");
                    } else {
                        refuse(ctx, 401, "wrong name or password");
                    }
                })
                .onFailure(ctx::fail);
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
                .end(new JsonObject().put("error", why).encode());
    }
}
