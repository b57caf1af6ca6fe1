/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.List;

/** Keep the books of a correct kernel during one trial. One thread. */
public interface Model {

    /** Move on by a step, and say what a correct kernel answers, value by value; called once a step, in their order. */
    List<Answer> answers(Step step);

    /** Note what was answered, if it was right: addresses, tags and numbers are the kernel's to choose. */
    default void saw(Step step, List<Long> values) {}
}
