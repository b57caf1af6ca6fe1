/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stage of a trial: a scheduler, and threads that never run.
 *
 * The scheduler is a real one, but nobody switches: the agent asks it who would
 * run next, and takes that thread for the running one. So a wrong choice is
 * just a wrong number.
 */
#ifndef STAGE_H
#define STAGE_H

#include <uk/schedprio_impl.h>
#include <uk/trial.h>

#define THREADS 8

/* Answers for who was chosen, beside the numbers of threads */
#define CHOSEN_IDLE (-1)
#define CHOSEN_STRANGER (-2)  /* no thread of this trial */
#define CHOSEN_NOT_NOTED (-3) /* one thread, but `running` is another */

/* Answers for until when idle halts, beside a thread's number */
#define UNTIL_WOKEN (-1)
#define UNTIL_STRANGER (-2) /* when nobody is due */

/* A new scheduler and fresh threads; 0 or -ENOMEM. */
int stage_begin(void);

struct uk_sched *stage_sched(void);
struct uk_thread *stage_thread(__s64 number); /* NULL if there is none such */
void stage_set_priority(struct uk_thread *t, unsigned int priority);

/* Is somebody running whom we know? If not, no step can be performed */
bool stage_sound(void);
struct uk_thread *stage_running(void);
void stage_set_running(struct uk_thread *t);

/* Has the scheduler choose; answers CHOSEN_* or a number. */
__s64 stage_choose(void);
/* Until when idle would halt: UNTIL_* or a thread's number. */
__s64 stage_until(void);

/* Step OP_REAL: threads that really run. Answers itself. */
int real_threads(const struct uk_trial_step *s);

#endif /* STAGE_H */
