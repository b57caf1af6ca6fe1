/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

/** Say what the contract wants, with the way there, and what was seen instead. */
public record Contrast(String expected, String seen) {}
