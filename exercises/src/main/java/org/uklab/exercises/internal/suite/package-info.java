/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judge a kernel by a uktest suite whose expectations the host inverted as it liked ({@code Canaries}).
 *
 * <p>uktest reports each case when it is over, little endian: {@code u32 magic "UKTC" | u16 expectations | u16 length of
 * name | u16 length of text | outcomes, a bit each, lowest first, whole bytes | name | text of the first failure}. An
 * outcome is whether the expectation held as it then stood; the text is for people.
 */
@NullMarked
package org.uklab.exercises.internal.suite;

import org.jspecify.annotations.NullMarked;
