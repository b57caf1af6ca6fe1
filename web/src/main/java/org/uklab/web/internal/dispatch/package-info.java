/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Brings queued submissions to graders and verdicts to the ledger. The database is the truth; the bus carries, and may lose
 * everything at any time.
 */
@NullMarked
package org.uklab.web.internal.dispatch;

import org.jspecify.annotations.NullMarked;
