/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import org.uklab.exercises.internal.judging.Situation;

/** Name what must be seen to go right at least once before a check passes. */
enum CloneSituation implements Situation {
    REGISTER_GIVEN(CloneAspect.TLS_REGISTER, "a thread starts that was cloned with CLONE_SETTLS"),
    REGISTER_NONE(CloneAspect.TLS_REGISTER, "a thread starts that was cloned without CLONE_SETTLS"),
    KERNEL_GIVEN(CloneAspect.TLS_KERNEL, "the kernel keeps data of a thread cloned with CLONE_SETTLS"),
    KERNEL_OWN(CloneAspect.TLS_KERNEL, "the kernel keeps data of a thread cloned without CLONE_SETTLS"),
    NONE_MADE(CloneAspect.MEMORY, "a thread brings its TLS"),
    ONE_MADE(CloneAspect.MEMORY, "a thread brings no TLS"),
    BACK_GIVEN(CloneAspect.MEMORY, "threads that brought their TLS have ended"),
    BACK_OWN(CloneAspect.MEMORY, "threads that brought no TLS have ended"),
    NO_MEMORY_GIVEN(CloneAspect.MEMORY, "there is no memory for a thread that brings its TLS"),
    NO_MEMORY_OWN(CloneAspect.MEMORY, "there is no memory for a thread that brings no TLS"),
    PARENT_ALONE(CloneAspect.PARENT_SETTID, "CLONE_PARENT_SETTID is the only flag"),
    PARENT_COMBINED(CloneAspect.PARENT_SETTID, "CLONE_PARENT_SETTID comes with other flags"),
    CHILD_ALONE(CloneAspect.CHILD_SETTID, "CLONE_CHILD_SETTID is the only flag"),
    CHILD_COMBINED(CloneAspect.CHILD_SETTID, "CLONE_CHILD_SETTID comes with other flags"),
    PARENT_NULL(CloneAspect.SETTID_NULL, "CLONE_PARENT_SETTID has no place to store to"),
    CHILD_NULL(CloneAspect.SETTID_NULL, "CLONE_CHILD_SETTID has no place to store to"),
    ONE_NULL(CloneAspect.SETTID_NULL, "both are asked for, and one has no place to store to"),
    ONLY_PARENT(CloneAspect.SETTID_EXACT, "only the parent asks for the number"),
    ONLY_CHILD(CloneAspect.SETTID_EXACT, "only the child asks for the number"),
    BOTH(CloneAspect.SETTID_EXACT, "both ask for the number"),
    CLEARED_ALONE(CloneAspect.CLEAR, "a thread ends that was cloned with CLONE_CHILD_CLEARTID alone"),
    CLEARED_COMBINED(CloneAspect.CLEAR, "a thread ends that was cloned with CLONE_CHILD_CLEARTID and other flags"),
    CLEARED_TERMINATED(CloneAspect.CLEAR, "a thread with CLONE_CHILD_CLEARTID is terminated by another one"),
    ONE_WAITS(CloneAspect.WAKE, "one thread waits for the word"),
    SEVERAL_WAIT(CloneAspect.WAKE, "several threads wait for the word"),
    REPLACED(CloneAspect.SET_TID_ADDRESS, "set_tid_address names another word than CLONE_CHILD_CLEARTID did"),
    SET_LATER(CloneAspect.SET_TID_ADDRESS, "set_tid_address names a word for a thread cloned without one"),
    CANCELLED(CloneAspect.SET_TID_ADDRESS, "set_tid_address(NULL) takes the word of CLONE_CHILD_CLEARTID back"),
    OTHERS_LIVE(CloneAspect.INDEPENDENT, "a thread ends while others with words of their own live on"),
    PARENT_LIVES(CloneAspect.INDEPENDENT, "a thread ends that a cloned thread has cloned, which lives on");

    private final CloneAspect aspect;
    private final String words;

    CloneSituation(CloneAspect aspect, String words) {
        this.aspect = aspect;
        this.words = words;
    }

    @Override
    public CloneAspect aspect() {
        return aspect;
    }

    @Override
    public String words() {
        return words;
    }
}
