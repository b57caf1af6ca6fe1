/* SPDX-License-Identifier: Apache-2.0 */
/** Holds what counts: an append-only, hash-chained list of scores over random ids. */
@NullMarked
package org.uklab.web.internal.ledger;

import org.jspecify.annotations.NullMarked;
