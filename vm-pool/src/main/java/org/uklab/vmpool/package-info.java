/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Machines that boot one image each time they are asked, boxes that run untrusted commands, and the limits of both. Knows
 * nothing of exercises.
 */
@NullMarked
package org.uklab.vmpool;

import org.jspecify.annotations.NullMarked;
