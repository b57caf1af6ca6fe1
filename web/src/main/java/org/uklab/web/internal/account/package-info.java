/* SPDX-License-Identifier: Apache-2.0 */
/** Who is there: sign-up, sign-in, sessions, and the tokens that forms carry. */
@NullMarked
package org.uklab.web.internal.account;

import org.jspecify.annotations.NullMarked;
