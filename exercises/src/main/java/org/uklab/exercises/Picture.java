/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;

/**
 * Show one trial of a run as data to draw: what was asked, and what was seen. Small: a few kilobytes. Immutable, any
 * thread.
 */
public sealed interface Picture permits Timeline, TagMap {

    /** Number the trial from 1, as the words of checks do. */
    int trial();

    /** Say step by step what was asked, in words for a student. */
    List<String> steps();

    /** Number the step from 1 after which something was seen wrong; 0 if nothing was. */
    int wrong();
}
