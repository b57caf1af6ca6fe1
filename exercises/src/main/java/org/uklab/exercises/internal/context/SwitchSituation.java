/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import org.uklab.exercises.internal.judging.Situation;

/** Name what must be seen to go right at least once before a check passes: doing nothing earns nothing. */
enum SwitchSituation implements Situation {
    LEFT_FOR_FRESH(SwitchAspect.STORED, "a context is left for a fresh one"),
    LEFT_FOR_LEFT(SwitchAspect.STORED, "a context is left for one that was left before"),
    BARE_STARTED(SwitchAspect.FRESH_START, "a bare context starts"),
    JUMP_STARTED(SwitchAspect.FRESH_START, "a context starts that was made to jump to an address"),
    FUNCTION_STARTED(SwitchAspect.FRESH_START, "a context starts that was made to call a function"),
    ARGUMENTS_ARRIVED(SwitchAspect.START_REGISTERS, "a function with arguments starts"),
    CLEARED(SwitchAspect.START_REGISTERS, "a context starts that was made with keep_regs 0"),
    KEPT(SwitchAspect.START_REGISTERS, "a context starts that was made with keep_regs 1"),
    RESUMED(SwitchAspect.RESUME, "a context is resumed by the one it left for"),
    STACK_POINTER_BACK(SwitchAspect.STACK_POINTER, "a context is resumed by the one it left for"),
    REGISTERS_BACK(SwitchAspect.REGISTERS, "a context is resumed by the one it left for"),
    WIDE_REGISTERS_BACK(SwitchAspect.REGISTERS, "a context is resumed whose registers use all their bits"),
    RESUMED_AFTER_MANY(SwitchAspect.MANY, "a context is resumed after several others have run"),
    STACKS_WHEN_FRESH(SwitchAspect.STACKS, "a fresh context starts"),
    STACKS_WHEN_LEFT(SwitchAspect.STACKS, "a context is resumed"),
    STRUCTS_WHEN_FRESH(SwitchAspect.STRUCTS, "a fresh context starts"),
    STRUCTS_WHEN_LEFT(SwitchAspect.STRUCTS, "a context is resumed"),
    IRQS_STAYED_ON(SwitchAspect.FLAGS, "contexts switch with interrupts enabled"),
    IRQS_STAYED_OFF(SwitchAspect.FLAGS, "contexts switch with interrupts disabled");

    private final SwitchAspect aspect;
    private final String words;

    SwitchSituation(SwitchAspect aspect, String words) {
        this.aspect = aspect;
        this.words = words;
    }

    @Override
    public SwitchAspect aspect() {
        return aspect;
    }

    @Override
    public String words() {
        return words;
    }
}
