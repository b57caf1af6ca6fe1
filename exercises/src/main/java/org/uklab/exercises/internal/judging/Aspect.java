/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

/** Name what a check is about. A family lists its own in an enum. */
public interface Aspect {

    /** Give the id of the check, as in {@code exercise.yaml}. */
    String id();
}
