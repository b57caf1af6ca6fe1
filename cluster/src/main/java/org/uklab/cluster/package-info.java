/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What web and graders say to each other, signed, and the two sides of the bus that carries it. Knows no database, no
 * machine and no page. Whatever the bus holds may vanish at any time: both sides post again what still matters.
 */
@NullMarked
package org.uklab.cluster;

import org.jspecify.annotations.NullMarked;
