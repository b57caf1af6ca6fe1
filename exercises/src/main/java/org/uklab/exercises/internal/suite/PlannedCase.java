/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

/**
 * Plan one case of a suite. Immutable.
 *
 * @param check that it belongs to
 * @param name "suite->case"
 * @param expectations that a right solution makes it state; loops count each round
 */
public record PlannedCase(String check, String name, int expectations) {}
