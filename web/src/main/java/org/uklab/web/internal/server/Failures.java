/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.web.internal.account.Passwords;
import org.uklab.web.internal.page.Pages;

/** Answer what went wrong, with the remedy, and tell the log what was our fault. Event loop. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Map<Integer, String> WORDS = Map.of(
            400, "The request cannot be understood.",
            403, "This form is too old, or came from another site. Go back, reload the page and try again.",
            404, "There is no such page, or it is not yours.",
            405, "That cannot be done here.",
            413, "That is too large: a patch has at most 256 KiB.",
            500, "This is our fault. Try again; if it stays, tell an instructor.",
            503, "Too much is going on. Try again in a moment.");

    private final Pages pages;

    Failures(Pages pages) {
        this.pages = pages;
    }

    void mount(Router router) {
        // Not router.errorHandler(): that one must answer at once, and a page takes a moment.
        router.route().handler(ctx -> ctx.fail(404));
        router.route().failureHandler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        int status = status(ctx);
        Throwable failure = ctx.failure();
        if (status >= 500 && failure != null) {
            LOG.error("{} {}", ctx.request().method(), ctx.normalizedPath(), failure);
        }
        if (ctx.response().ended() || ctx.response().headWritten()) {
            ctx.response().reset();
            return;
        }
        String words = WORDS.getOrDefault(status, WORDS.get(500));
        if (ctx.normalizedPath().startsWith("/api/")) {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject().put("error", words).encode());
            return;
        }
        pages.show(ctx, status, "error", Map.of("status", status, "words", words))
                .onFailure(worse -> {
                    LOG.error("the page of errors itself", worse);
                    ctx.response().setStatusCode(500).end(words);
                });
    }

    private static int status(RoutingContext ctx) {
        if (ctx.failure() instanceof Passwords.BusyException) {
            return 503;
        }
        int status = ctx.statusCode();
        return status < 400 ? 500 : status;
    }
}
