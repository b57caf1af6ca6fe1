/* SPDX-License-Identifier: Apache-2.0 */
/** Boots of the kernel tree: its own suites, and the ways a guest can end. */
@NullMarked
package org.uklab.tests.kernel;

import org.jspecify.annotations.NullMarked;
