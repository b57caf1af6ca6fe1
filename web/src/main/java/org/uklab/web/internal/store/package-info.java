/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Holds the rows: people, events, submissions, attempts. {@code db.inTx(tx -> tx.submissions().find(id))} is how everyone
 * reads and writes them; the classes named after rows live as long as their transaction.
 *
 * <p>The schema is in {@code db/migration}; a change is a new file with a later time in its name.
 */
@NullMarked
package org.uklab.web.internal.store;

import org.jspecify.annotations.NullMarked;
