/* SPDX-License-Identifier: Apache-2.0 */
/** Contracts about threads and schedulers. */
@NullMarked
package org.uklab.exercises.internal.trials.threads;

import org.jspecify.annotations.NullMarked;
