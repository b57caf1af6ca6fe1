/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

/** Say how hard an exercise is. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
}
