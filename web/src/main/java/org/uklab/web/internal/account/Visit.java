/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.Person;

/**
 * Know who is on the other side of a request. Any thread.
 *
 * @param token the secret in the visitor's cookie; a new one at sign-in
 * @param person null until they sign in
 */
public record Visit(String token, @Nullable Person person) {
    private static final String KEY = "visit";
    private static final Visit NOBODY = new Visit("", null);

    /** Give the visit of a request; one of nobody, where sessions do not reach. */
    public static Visit of(RoutingContext ctx) {
        Visit known = ctx.get(KEY);
        return known == null ? NOBODY : known;
    }

    void keep(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    public boolean signedIn() {
        return person != null;
    }

    /** Say whether it is an instructor or administrator. */
    public boolean staff() {
        return person != null && person.staff();
    }

    /** Give the name to show, empty for a stranger. */
    public String name() {
        return person == null ? "" : person.name();
    }

    /**
     * Give the token that forms carry. Who cannot read the cookie cannot compute it; it is the same for all tabs and
     * changes at sign-in.
     */
    public String csrf() {
        return sha256("csrf:" + token);
    }

    /** Tell whether a form of this visitor sent this token; takes the same time for any wrong one. */
    public boolean wrote(@Nullable String sent) {
        return sent != null
                && !token.isEmpty()
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), csrf().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Leave the secret out. */
    @Override
    public String toString() {
        return "Visit[" + name() + "]";
    }
}
