/* SPDX-License-Identifier: Apache-2.0 */
/** Contracts of the track about system calls and clone. */
@NullMarked
package org.uklab.exercises.internal.trials.calls;

import org.jspecify.annotations.NullMarked;
