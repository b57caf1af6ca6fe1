/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.TagMap.Access;
import org.uklab.exercises.TagMap.Pointer;
import org.uklab.exercises.TagMap.Run;
import org.uklab.exercises.internal.allocator.Step.Op;
import org.uklab.exercises.internal.judging.Spot;

class TagPictureTest {
    private static final List<Step> TRIAL = List.of(
            new Step(Op.MALLOC, 0, 0, 40),
            new Step(Op.MALLOC, 1, 0, 16),
            new Step(Op.WRITE, 0, 0, 48),
            new Step(Op.FREE, 1, 0, 0));

    private static TagMap draw(int wrong, Solution solution) {
        return TagPicture.of(
                new Spot(1, wrong), TRIAL, SimulatedAgent.perform(new Scenario(List.of(TRIAL)), solution, 3));
    }

    @Test
    void memory_pointers_and_the_access_of_a_step_are_drawn() {
        TagMap map = draw(3, new Solution());

        assertThat(map.trial()).isEqualTo(2);
        assertThat(map.after()).isEqualTo(3);
        assertThat(map.steps()).hasSize(4).element(2).isEqualTo("write p0[48]");
        Pointer first = map.pointers().get(0);
        assertThat(map.pointers()).extracting(Pointer::live).containsExactly(true, true);
        assertThat(map.accesses()).containsExactly(new Access(first.place() + 48, first.tag(), 0, true));
        assertThat(map.memory())
                .contains(
                        new Run(first.place() - 16, 1, 0),
                        new Run(first.place(), 3, first.tag()),
                        new Run(first.place() + 48, 1, 0));
    }

    @Test
    void a_freed_pointer_comes_last_and_its_memory_has_no_tag() {
        TagMap map = draw(0, new Solution());

        assertThat(map.after()).isEqualTo(4);
        assertThat(map.accesses()).isEmpty();
        Pointer freed = map.pointers().get(1);
        assertThat(freed.name()).isEqualTo("p1");
        assertThat(freed.live()).isFalse();
        assertThat(map.memory())
                .anyMatch(run -> run.tag() == 0
                        && run.place() <= freed.place()
                        && run.place() + run.granules() * 16 > freed.place());
    }

    @Test
    void granules_of_several_tags_are_unknown_but_for_the_one_that_faulted() {
        TagMap map = draw(1, Objects.requireNonNull(WrongSolutions.all().get("first-granule-only")));

        int place = map.pointers().get(0).place();
        assertThat(map.accesses()).extracting(Access::place).containsExactly(place + 16);
        assertThat(map.memory())
                .contains(
                        new Run(place, 1, TagMap.UNKNOWN),
                        new Run(place + 16, 1, 0),
                        new Run(place + 32, 1, TagMap.UNKNOWN));
    }
}
