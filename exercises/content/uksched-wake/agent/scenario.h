/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers (Java: class WakeContract of
 * org.uklab.exercises.internal.trials.threads).
 *
 * Most trials are about bare structs and a probe: a scheduler that runs nothing
 * and writes down what it is told. The last ones are about threads that run.
 *
 * Steps about structs, number and arguments:
 *   OP_GIVE     thread, assigned, flags       a fresh one; no answer
 *   OP_BLOCK    thread, irqs_off
 *   OP_TIMEOUT  thread, irqs_off, ns
 *   OP_WAKE     thread, irqs_off
 * Answer:
 *   flags | time | others changed | irqs off after | calls
 *   | { what | thread | flags | time | irqs off }[2]
 *   time: wakeup_time less the clock before the step; 0 if there is none. Of a
 *   thread that was woken: wakeup_time less what it was when the scheduler was
 *   told last. what: 0, and irqs off: -1, if there was no such call.
 *
 * Steps about running threads:
 *   OP_START    thread, ns    a thread that blocks itself, 0: without a time
 *   OP_ROUSE    thread        wake it
 *   OP_WAIT     ns            yield until so much time has passed
 * Answer: how many came back from being blocked during the step | who[3]; -1
 * behind the last.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#include <uk/thread.h>
#include <uk/trial.h>

#define THREADS 3

enum {
	OP_GIVE = 1,
	OP_BLOCK,
	OP_TIMEOUT,
	OP_WAKE,
	OP_START,
	OP_ROUSE,
	OP_WAIT
};
enum { TOLD_NOTHING, TOLD_BLOCKED, TOLD_WOKEN };

/* probe.c */
void probe_prepare(void);
void probe_begin(void);
int probe_step(const struct uk_trial_step *s, unsigned int number);

/* real.c */
void real_begin(void);
int real_step(const struct uk_trial_step *s);

#endif /* SCENARIO_H */
