/* SPDX-License-Identifier: Apache-2.0 */
/** Keep the line-by-line work of holes and patches. */
@NullMarked
package org.uklab.kerneltree.internal;

import org.jspecify.annotations.NullMarked;
