/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Send browsers elsewhere on this site. Any thread. */
public final class Redirect {
    private Redirect() {}

    /** Answer that the next page is there, to be fetched by GET. */
    public static void to(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader("location", path).end();
    }

    /** Write a text for use in an address. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Give a wished address if it is one of this site, else the home page. */
    public static String local(@Nullable String wish) {
        boolean ours = wish != null
                && wish.startsWith("/")
                && !wish.startsWith("//")
                && wish.chars().allMatch(letter -> letter > ' ' && letter < 0x7f && letter != '\\');
        return ours && wish != null ? wish : "/";
    }
}
