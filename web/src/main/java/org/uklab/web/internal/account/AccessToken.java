/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Show a token that a person made for a program; never its secret. Any thread.
 *
 * @param name what the person calls it
 * @param usedAt to the minute; null if it never was
 */
public record AccessToken(
        UUID id, String name, Instant madeAt, @Nullable Instant usedAt) {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public String made() {
        return TIME.format(madeAt);
    }

    public String used() {
        return usedAt == null ? "never" : TIME.format(usedAt);
    }
}
