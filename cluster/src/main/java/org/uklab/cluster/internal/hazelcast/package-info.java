/* SPDX-License-Identifier: Apache-2.0 */
/** A space in Hazelcast; the only code that names it. */
@NullMarked
package org.uklab.cluster.internal.hazelcast;

import org.jspecify.annotations.NullMarked;
