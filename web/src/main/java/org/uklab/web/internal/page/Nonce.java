/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;

/** Draw unguessable words. Any thread. */
public final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEY = "nonce";

    private Nonce() {}

    /** Give the word by which this response allows the editor's style element; the same within one request. */
    public static String of(RoutingContext ctx) {
        String known = ctx.get(KEY);
        if (known != null) {
            return known;
        }
        String fresh = draw(16);
        ctx.put(KEY, fresh);
        return fresh;
    }

    /** Draw a word of that many random bytes, in letters that cookies and forms take. */
    public static String draw(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
