/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** What a library of threads owes those who create, join and detach them. Any thread. */
public final class PthreadCreateContract implements Contract {

    @Override
    public List<Case> cases() {
        return PthreadCase.all();
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<PthreadMotif> motifs = new ArrayList<>(PthreadMotif.ALL);
        for (int i = 0; i < extra; i++) {
            motifs.add(draw.pick(PthreadMotif.ALL));
        }
        return motifs.stream()
                .map(motif -> {
                    PthreadScene scene = new PthreadScene(draw);
                    motif.play(scene);
                    return scene.steps();
                })
                .toList();
    }

    @Override
    public Model begin() {
        return new PthreadBooks();
    }

    @Override
    public String words(Step step) {
        return PthreadStep.words(step);
    }
}
