/* SPDX-License-Identifier: Apache-2.0 */
/** The contracts of the bug hunts: what a kernel without the fault answers, close to the fault and around it. */
@NullMarked
package org.uklab.exercises.internal.trials.hunts;

import org.jspecify.annotations.NullMarked;
