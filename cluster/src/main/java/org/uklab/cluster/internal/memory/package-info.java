/* SPDX-License-Identifier: Apache-2.0 */
/** A space within one process. */
@NullMarked
package org.uklab.cluster.internal.memory;

import org.jspecify.annotations.NullMarked;
