/* SPDX-License-Identifier: Apache-2.0 */
/** How boxes are started, output is kept and frames are read. Nobody else's business. */
@NullMarked
package org.uklab.vmpool.internal;

import org.jspecify.annotations.NullMarked;
