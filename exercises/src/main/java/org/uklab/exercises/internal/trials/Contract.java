/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.List;
import java.util.Optional;
import org.uklab.exercises.Picture;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.Spot;

/**
 * Say what may be asked of the code under test, and what a correct kernel answers. Any thread; stateless.
 *
 * <p>A trial is no longer judged after its first wrong step, so that one defect does not drag later checks along: draw many
 * short ones, each check's cases in trials of their own.
 */
public interface Contract {

    /** List what must be seen to go right, for each check. */
    List<Case> cases();

    /** Draw the trials: those that show every case under every seed, and {@code extra} random ones. */
    List<List<Step>> trials(Draw draw, int extra);

    /** Begin a trial. */
    Model begin();

    /** Say a step in a few words, such as "wake t2". */
    String words(Step step);

    /**
     * Draw a trial for the student who looks for the fault.
     *
     * @param reports what was answered, step by step, as far as it was
     */
    default Optional<Picture> picture(Spot spot, List<Step> trial, List<List<Long>> reports) {
        return Optional.empty();
    }
}
