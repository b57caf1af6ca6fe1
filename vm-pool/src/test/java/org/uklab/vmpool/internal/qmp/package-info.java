/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.vmpool.internal.qmp;

import org.jspecify.annotations.NullMarked;
