/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw trials for {@link FreeContract}. One thread. */
final class FreeDraw {
    private static final int ROOM = Heap.PAGE - Heap.METADATA;
    private static final int MOST_PAGES = 5;
    /** Says that a step is there for what follows. */
    private static final int QUIET = 1;

    private final Draw draw;

    FreeDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        List<List<Step>> trials = new ArrayList<>();
        trials.add(List.of(malloc(0, 1 + draw.below(200)), free(0)));
        trials.add(List.of(malloc(0, ROOM), malloc(1, ROOM + 1), free(0), free(1)));
        trials.add(List.of(malloc(0, large()), free(0)));
        trials.add(aligned(64 << draw.below(5)));
        trials.add(aligned(Heap.PAGE));
        trials.add(several());
        trials.add(several());
        trials.add(old(FreeContract.READ_OLD, size()));
        trials.add(old(FreeContract.WRITE_OLD, size()));
        trials.add(old(FreeContract.READ_OLD, large()));
        trials.add(next(FreeContract.WRITE_OLD));
        trials.add(next(FreeContract.READ_OLD));
        trials.add(List.of(malloc(0, size()), quietly(0), Step.of(FreeContract.FREE_OLD, 0)));
        trials.add(List.of(malloc(0, large()), quietly(0), Step.of(FreeContract.FREE_OLD, 0)));
        trials.add(ownedByNext());
        trials.add(List.of(malloc(0, size()), Step.of(FreeContract.FREE_PLAIN, 0), free(0)));
        trials.add(List.of(Step.of(FreeContract.AGAIN, size(), 0, 1)));
        int pages = 3 + draw.below(MOST_PAGES - 2);
        trials.add(List.of(Step.of(FreeContract.AGAIN, pages * Heap.PAGE - 100, 0, pages)));
        trials.add(List.of(Step.of(FreeContract.AGAIN, size(), Heap.PAGE, 2)));
        trials.add(counted());
        trials.add(counted());
        for (int i = 0; i < extra; i++) {
            trials.add(
                    switch (draw.below(4)) {
                        case 0 -> several();
                        case 1 -> aligned(64 << draw.below(7));
                        case 2 -> next(draw.coin() ? FreeContract.READ_OLD : FreeContract.WRITE_OLD);
                        default -> counted();
                    });
        }
        // last, for who follows NULL does not come back
        trials.add(List.of(malloc(0, size()), Step.of(FreeContract.FREE_NULL), free(0)));
        return trials;
    }

    private int size() {
        return 1 + draw.below(ROOM);
    }

    private int large() {
        return ROOM + 1 + draw.below((MOST_PAGES - 1) * Heap.PAGE);
    }

    private static Step malloc(int slot, int size) {
        return Step.of(FreeContract.MALLOC, slot, size);
    }

    private static Step free(int slot) {
        return Step.of(FreeContract.FREE, slot);
    }

    private static Step quietly(int slot) {
        return Step.of(FreeContract.FREE, slot, QUIET);
    }

    private List<Step> aligned(int align) {
        return List.of(
                malloc(0, size()),
                Step.of(FreeContract.MEMALIGN, 1, draw.coin() ? size() : large(), align),
                free(1),
                free(0));
    }

    /** They end in another order than they began. */
    private List<Step> several() {
        List<Step> trial = new ArrayList<>();
        List<Integer> slots = new ArrayList<>(List.of(0, 1, 2));
        slots.forEach(slot -> trial.add(malloc(slot, draw.coin() ? size() : large())));
        draw.shuffle(slots);
        slots.forEach(slot -> trial.add(free(slot)));
        return trial;
    }

    private List<Step> old(int op, int size) {
        return List.of(malloc(0, size), quietly(0), Step.of(op, 0, draw.below(size)));
    }

    private List<Step> next(int op) {
        int size = size();
        return List.of(malloc(0, size), quietly(0), malloc(1, size), Step.of(op, 0, draw.below(size)));
    }

    /** The new owner does not notice. */
    private List<Step> ownedByNext() {
        int size = size();
        return List.of(malloc(0, size), quietly(0), malloc(1, size), Step.of(FreeContract.FREE_OLD, 0), free(1));
    }

    private List<Step> counted() {
        List<Step> trial = new ArrayList<>();
        int count = 3 + draw.below(2);
        for (int slot = 0; slot < count; slot++) {
            trial.add(malloc(slot, draw.coin() ? size() : large()));
        }
        trial.add(quietly(draw.below(2)));
        trial.add(quietly(2));
        trial.add(Step.of(FreeContract.COUNTED));
        return trial;
    }
}
