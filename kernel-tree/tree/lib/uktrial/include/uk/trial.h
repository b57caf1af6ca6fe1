/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trials: what the host asks of an application, and what it answers.
 *
 * A scenario is a row of trials, a trial is a row of steps. The application
 * performs a step and answers with numbers; whether they are right is decided
 * by the host, which alone knows what comes next.
 *
 *   uk_trial_run -> begin, step, step, ..., end, begin, step, ... -> 0
 *
 * Scenario, little endian, nothing padded:
 *   u32 magic "UKTR" | u8 version | u8 0 | u16 trials
 *   | { u16 steps | step[steps] }[trials]
 *   step: u8 op | u8 argc | s64 arg[argc]
 * A report is sent after each step:
 *   u16 trial | u16 step | u8 done | u8 count | s64 value[count]
 *   trials count from 0, steps from 1; done is 0 if the step was left out.
 *
 * Not in the contract of v0.11.0; the host's half is Java, package
 * org.uklab.exercises.internal.trials. One thread at a time.
 */
#ifndef __UK_TRIAL_H__
#define __UK_TRIAL_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_TRIAL_MAGIC 0x52544b55 /* "UKTR" */
#define UK_TRIAL_VERSION 1

#define UK_TRIAL_ARGS 8	   /* most arguments of a step */
#define UK_TRIAL_VALUES 64 /* most values of an answer */

struct uk_trial_step {
	unsigned int op; /* from 1, the application's own numbers */
	unsigned int argc;
	__s64 arg[UK_TRIAL_ARGS]; /* 0 behind argc */
};

/* What an application does; each may be NULL but step. Negative: give up */
struct uk_trial_ops {
	/* Start afresh: nothing of the trial before is to be seen */
	int (*begin)(unsigned int trial);
	/* Perform a step, and answer */
	int (*step)(const struct uk_trial_step *s);
	void (*end)(void);
};

/**
 * Perform the whole scenario.
 *
 * @param ops not kept
 * @return 0; 2 if there is no scenario of this kind, or an operation gave up:
 *   for main() to return
 */
int uk_trial_run(const struct uk_trial_ops *ops);

/**
 * Add a value to the answer of the step that is being performed. Any context
 * of this step; values beyond UK_TRIAL_VALUES are dropped.
 */
void uk_trial_answer(__s64 value);

/**
 * Say that this step is not performed, since it would break a precondition of
 * the code under test, or follow what that left broken.
 */
void uk_trial_leave_out(void);

#ifdef __cplusplus
}
#endif
#endif /* __UK_TRIAL_H__ */
