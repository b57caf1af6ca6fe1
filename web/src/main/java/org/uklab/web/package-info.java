/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the site: Vert.x pages and API, accounts, events, submissions, the ledger, leaderboards and reviews, and the
 * database, which only this room may open. Empty until the site is built.
 */
@NullMarked
package org.uklab.web;

import org.jspecify.annotations.NullMarked;
