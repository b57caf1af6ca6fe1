/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Collect what a turn changed, to be announced once at its end. */
final class Changes {
    /** How many of those who wait are told their place each time it may have changed. */
    static final int PLACES = 200;

    final Set<UUID> submissions = new LinkedHashSet<>();
    /** Events whose leaderboard moved. */
    final Set<UUID> boards = new LinkedHashSet<>();
}
