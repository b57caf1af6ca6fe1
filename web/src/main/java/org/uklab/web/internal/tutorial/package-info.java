/* SPDX-License-Identifier: Apache-2.0 */
/** Shows the tutorials. */
@NullMarked
package org.uklab.web.internal.tutorial;

import org.jspecify.annotations.NullMarked;
