/* SPDX-License-Identifier: Apache-2.0 */
/** Both sides of the bus, written once, over a space that holds signed envelopes and can vanish. */
@NullMarked
package org.uklab.cluster.internal;

import org.jspecify.annotations.NullMarked;
