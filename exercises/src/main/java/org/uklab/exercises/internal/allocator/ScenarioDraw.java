/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import static org.uklab.exercises.internal.allocator.Scenario.GRANULE;
import static org.uklab.exercises.internal.allocator.Scenario.METADATA;
import static org.uklab.exercises.internal.allocator.Scenario.PAGE;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.allocator.Step.Op;
import org.uklab.exercises.internal.judging.Draw;

/**
 * Draw the scenario of a seed. One thread.
 *
 * <p>Some trials are motifs: each shows certain situations at its start, where nothing else can have gone wrong yet. The
 * others go on at random. Freeing twice ends a trial: if nobody notices, the books are wrong.
 */
final class ScenarioDraw {
    private static final int ROWS = 3;
    private static final int STEPS_AT_RANDOM = 24;
    private static final List<Op> ALLOCATING = List.of(Op.MALLOC, Op.CALLOC, Op.MEMALIGN, Op.POSIX_MEMALIGN);

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();

    private ScenarioDraw(long seed) {
        draw = new Draw(seed);
    }

    static Scenario of(long seed, int extraTrials) {
        ScenarioDraw drawn = new ScenarioDraw(seed);
        drawn.sizes();
        drawn.alignments();
        drawn.afterFree();
        drawn.moves();
        drawn.afterReuse();
        drawn.freedTwice();
        drawn.rows();
        for (int i = 0; i < extraTrials; i++) {
            drawn.atRandom();
        }
        return new Scenario(drawn.trials);
    }

    private void add(Op op, int slot, int count, int value) {
        steps.add(new Step(op, slot, count, value));
    }

    private void endTrial() {
        trials.add(steps);
        steps = new ArrayList<>();
    }

    /** A size up to the end of so many pages. */
    private int sizeOf(int pages) {
        int most = pages * PAGE - METADATA;
        return most - draw.below(pages == 1 ? most : PAGE);
    }

    /** Accesses inside and one step outside. */
    private void edges(int slot, int size) {
        int end = Scenario.granules(size);
        add(Op.READ, slot, 0, draw.below(size));
        add(Op.WRITE, slot, 0, size - 1);
        add(Op.READ, slot, 0, end - 1);
        add(Op.READ, slot, 0, -1 - draw.below(GRANULE));
        add(Op.WRITE, slot, 0, -1 - draw.below(METADATA));
        add(Op.READ, slot, 0, end + draw.below(GRANULE));
        add(Op.WRITE, slot, 0, end + draw.below(GRANULE));
    }

    /** Those on both sides of where one granule, or one page, becomes two, in an order that nobody knows. */
    private void sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(
                1 + draw.below(14),
                15,
                16,
                17,
                18 + draw.below(3000),
                PAGE - METADATA,
                PAGE - METADATA + 1,
                sizeOf(3)));
        draw.shuffle(sizes);
        for (int i = 0; i < sizes.size(); i++) {
            int size = sizes.get(i);
            int slot = i % Scenario.SLOTS;
            add(Op.MALLOC, slot, 0, size);
            edges(slot, size);
            if (draw.coin()) {
                add(Op.FREE, slot, 0, 0);
            }
        }
        endTrial();
    }

    private void alignments() {
        for (int slot = 0; slot < 6; slot++) {
            int size = sizeOf(1 + draw.below(2));
            Op op = slot % 2 == 0 ? Op.MEMALIGN : Op.POSIX_MEMALIGN;
            add(op, slot, 16 << draw.below(10), size);
            edges(slot, size);
        }
        int elements = 1 + draw.below(20);
        int bytes = 1 + draw.below(150);
        add(Op.CALLOC, 6, elements, bytes);
        edges(6, elements * bytes);
        for (int slot = 0; slot <= 6; slot++) {
            add(Op.FREE, slot, 0, 0);
        }
        endTrial();
    }

    /** The last byte as well: to untag the beginning is not enough. */
    private void touchOld(int slot, int size) {
        add(Op.READ_OLD, slot, 0, draw.below(size));
        add(Op.WRITE_OLD, slot, 0, 0);
        add(Op.WRITE_OLD, slot, 0, size - 1);
    }

    private void afterFree() {
        for (int slot = 0; slot < 4; slot++) {
            int size = slot == 0 ? 1 + draw.below(GRANULE) : sizeOf(slot);
            add(draw.pick(List.of(Op.MALLOC, Op.MEMALIGN)), slot, 32, size);
            add(Op.FREE, slot, 0, 0);
            touchOld(slot, size);
        }
        endTrial();
    }

    private void moves() {
        for (int slot = 0; slot < 4; slot++) {
            int before = slot % 2 == 0 ? 17 + draw.below(1000) : sizeOf(2);
            int after = slot % 2 == 0 ? sizeOf(2) : 1 + draw.below(900);
            add(Op.MALLOC, slot, 0, before);
            add(Op.REALLOC, slot, 0, after);
            touchOld(slot, before);
            edges(slot, after);
        }
        for (int slot = 0; slot < 4; slot++) {
            add(Op.FREE, slot, 0, 0);
        }
        endTrial();
    }

    private void afterReuse() {
        for (int slot = 0; slot < 6; slot += 2) {
            int pages = 1 + slot / 2;
            add(Op.MALLOC, slot, 0, sizeOf(pages));
            add(Op.FREE, slot, 0, 0);
            add(Op.MALLOC, slot + 1, 0, sizeOf(pages));
            add(Op.READ_OLD, slot, 0, 0);
            add(Op.WRITE_OLD, slot, 0, 0);
        }
        endTrial();
    }

    private void freedTwice() {
        int size = sizeOf(1 + draw.below(2));
        add(Op.MALLOC, 0, 0, size);
        add(Op.FREE, 0, 0, 0);
        add(Op.FREE_OLD, 0, 0, 0);
        endTrial();

        add(Op.MALLOC, 0, 0, size);
        add(Op.REALLOC, 0, 0, size + 1 + draw.below(5000));
        add(Op.FREE_OLD, 0, 0, 0);
        endTrial();
    }

    /** Enough of them that wrong tags cannot be right by chance; then one whose memory fills its pages. */
    private void rows() {
        for (int i = 0; i < ROWS; i++) {
            add(Op.ROW, 0, many(), 1 + draw.below(PAGE / 2));
            add(Op.CHURN, 0, many(), 1 + draw.below(PAGE / 2) + PAGE * draw.below(3));
        }
        add(Op.ROW, 0, many(), PAGE - METADATA - draw.below(GRANULE));
        endTrial();
    }

    private int many() {
        return Scenario.MAX_COUNT - draw.below(4);
    }

    private void atRandom() {
        int[] sizes = new int[Scenario.SLOTS];
        for (int i = 0; i < STEPS_AT_RANDOM; i++) {
            int slot = draw.below(Scenario.SLOTS);
            if (sizes[slot] == 0) {
                allocate(slot, sizes);
            } else {
                use(slot, sizes);
            }
        }
        endTrial();
    }

    private void allocate(int slot, int[] sizes) {
        Op op = draw.pick(ALLOCATING);
        int size = sizeOf(1 + draw.below(3));
        switch (op) {
            case CALLOC -> {
                add(op, slot, 1 + draw.below(8), 1 + size / 8);
                sizes[slot] = steps.get(steps.size() - 1).size();
            }
            case MALLOC -> {
                add(op, slot, 0, size);
                sizes[slot] = size;
            }
            default -> {
                add(op, slot, 16 << draw.below(9), size);
                sizes[slot] = size;
            }
        }
    }

    private void use(int slot, int[] sizes) {
        switch (draw.below(4)) {
            case 0 -> {
                add(Op.FREE, slot, 0, 0);
                add(draw.coin() ? Op.READ_OLD : Op.WRITE_OLD, slot, 0, draw.below(sizes[slot]));
                sizes[slot] = 0;
            }
            case 1 -> {
                int size = sizeOf(1 + draw.below(2));
                add(Op.REALLOC, slot, 0, size);
                add(draw.coin() ? Op.READ_OLD : Op.WRITE_OLD, slot, 0, draw.below(sizes[slot]));
                sizes[slot] = size;
            }
            case 2 -> add(draw.coin() ? Op.READ : Op.WRITE, slot, 0, draw.below(sizes[slot]));
            default -> {
                int outside =
                        draw.coin() ? -1 - draw.below(GRANULE) : Scenario.granules(sizes[slot]) + draw.below(GRANULE);
                add(draw.coin() ? Op.READ : Op.WRITE, slot, 0, outside);
            }
        }
    }
}
