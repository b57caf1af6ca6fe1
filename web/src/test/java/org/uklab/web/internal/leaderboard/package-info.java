/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.web.internal.leaderboard;

import org.jspecify.annotations.NullMarked;
