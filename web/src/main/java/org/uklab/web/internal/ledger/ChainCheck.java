/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.ledger;

/** Say whether the ledger is as it was written. Any thread. */
public sealed interface ChainCheck {
    /** Nothing was touched. */
    record Whole(long entries) implements ChainCheck {}

    /**
     * Somebody changed the table behind our back.
     *
     * @param sequence of the first entry that is not what it should be
     */
    record Broken(long sequence) implements ChainCheck {}
}
