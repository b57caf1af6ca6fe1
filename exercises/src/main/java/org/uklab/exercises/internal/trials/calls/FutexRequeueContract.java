/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** What FUTEX_REQUEUE and FUTEX_CMP_REQUEUE do with those who wait. Any thread. */
public final class FutexRequeueContract implements Contract {

    @Override
    public List<Case> cases() {
        return RequeueCase.all();
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<RequeueMotif> motifs = new ArrayList<>(RequeueMotif.ALL);
        for (int i = 0; i < extra; i++) {
            motifs.add(draw.pick(RequeueMotif.ALL));
        }
        return motifs.stream()
                .map(motif -> {
                    RequeueScene scene = new RequeueScene(draw);
                    motif.play(scene);
                    return scene.steps();
                })
                .toList();
    }

    @Override
    public Model begin() {
        return new FutexBooks();
    }

    @Override
    public String words(Step step) {
        return FutexStep.words(step);
    }
}
