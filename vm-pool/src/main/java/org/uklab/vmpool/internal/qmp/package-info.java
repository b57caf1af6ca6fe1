/* SPDX-License-Identifier: Apache-2.0 */
/** How we speak with a running QEMU. Nobody else's business. */
@NullMarked
package org.uklab.vmpool.internal.qmp;

import org.jspecify.annotations.NullMarked;
