/* SPDX-License-Identifier: Apache-2.0 */
/** Put a kernel image into the memory of a machine that waits for its first instruction. */
@NullMarked
package org.uklab.vmpool.internal.load;

import org.jspecify.annotations.NullMarked;
