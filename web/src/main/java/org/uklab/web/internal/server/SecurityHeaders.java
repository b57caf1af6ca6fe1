/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.ext.web.RoutingContext;
import org.uklab.web.internal.page.Nonce;

/** Tell browsers what our pages never do. Event loop. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    static void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("content-security-policy", policy(Nonce.of(ctx)))
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "same-origin")
                .putHeader("cross-origin-opener-policy", "same-origin")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .putHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
        ctx.next();
    }

    /** Only our own files; the editor's one style element carries the nonce. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'";
    }
}
