/* SPDX-License-Identifier: Apache-2.0 */
/** Reads exercise folders, and knows which families of judges there are. */
@NullMarked
package org.uklab.exercises.internal;

import org.jspecify.annotations.NullMarked;
