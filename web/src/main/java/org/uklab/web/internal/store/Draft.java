/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;

/**
 * Show what a person has written into a file of an exercise. Any thread.
 *
 * @param file its path in the kernel tree
 * @param version how often it was saved, from 1
 */
public record Draft(String file, int version, String text, Instant savedAt) {}
