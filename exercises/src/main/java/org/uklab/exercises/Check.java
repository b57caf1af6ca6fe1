/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

/**
 * Name one judged statement of an exercise. Any thread.
 *
 * @param id stable once published, such as {@code list-unlink}
 * @param title the statement, for a student
 * @param points what it is worth; an exercise's checks sum to 100
 */
public record Check(String id, String title, int points) {}
