/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keep the books of who owns what, as far as the guest has told. Of one trial's judge; one thread. */
final class Books {
    private final @Nullable Block[] live = new Block[Scenario.SLOTS];
    private final @Nullable Block[] old = new Block[Scenario.SLOTS];
    /** All that have ended: later allocations may lie there. */
    private final List<Block> ended = new ArrayList<>();

    @Nullable
    Block live(int slot) {
        return live[slot];
    }

    @Nullable
    Block old(int slot) {
        return old[slot];
    }

    /** Says whether the slots hold what a step needs; if not, what is wrong was found before. */
    boolean allow(Step step) {
        return switch (step.op()) {
            case READ_OLD, WRITE_OLD, FREE_OLD -> old[step.slot()] != null;
            case REALLOC, FREE, READ, WRITE -> live[step.slot()] != null;
            case MALLOC, CALLOC, MEMALIGN, POSIX_MEMALIGN -> live[step.slot()] == null;
            case ROW, CHURN -> true;
        };
    }

    List<Block> others(Block block) {
        List<Block> others = new ArrayList<>();
        for (Block one : live) {
            if (one != null && one != block) {
                others.add(one);
            }
        }
        return others;
    }

    void allocated(int slot, Block block) {
        live[slot] = block;
        for (Block gone : ended) {
            if (gone.shares(block)) {
                gone.successors++;
            }
        }
    }

    void freed(int slot) {
        Block block = live[slot];
        if (block != null) {
            ended.add(block);
        }
        old[slot] = block;
        live[slot] = null;
    }

    void moved(int slot) {
        Block block = live[slot];
        if (block != null) {
            block.moved = true;
        }
        freed(slot);
    }
}
