/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Show where a person is signed in. Any thread.
 *
 * @param tokenHash tells which one it is, and signs nobody in
 * @param browser as it names itself; null if it did not
 */
public record OpenSession(
        String tokenHash,
        @Nullable Instant openedAt,
        @Nullable String browser,
        Instant expiresAt) {
    public String opened() {
        return openedAt == null ? "earlier" : AccessToken.TIME.format(openedAt);
    }
}
