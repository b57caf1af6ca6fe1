/* SPDX-License-Identifier: Apache-2.0 */
/** Ranks people by what the ledger says, and by nothing else. */
@NullMarked
package org.uklab.web.internal.leaderboard;

import org.jspecify.annotations.NullMarked;
