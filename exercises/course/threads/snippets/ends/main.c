/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is called when a thread begins and ends, and on whose time.
 */
#include <stdio.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/sched.h>

static void say(const char *what, const struct uk_thread *t)
{
	printf("%-8s %s, while %s runs\n", what, t->name,
	       uk_thread_current()->name);
}

/* [table] */
static int greet(struct uk_thread *child, struct uk_thread *parent)
{
	if (!parent)
		return 0; /* one of the first threads: nobody made it */
	say("init", child);
	return strcmp(child->name, "unwanted") ? 0 : -1;
}

static void bury(struct uk_thread *child)
{
	say("term", child);
}

UK_THREAD_INIT(greet, bury);
/* [/table] */

/* [mortal] */
static void last_words(struct uk_thread *t, void *arg)
{
	say(arg, t);
}

static void dtor(struct uk_thread *t)
{
	say("dtor", t);
}

static __noreturn void mortal(void)
{
	printf("work\n");
	uk_sched_thread_exit2(last_words, "gc");
}

static void run_and_end(struct uk_sched *s)
{
	uk_sched_thread_create_fn0(s, mortal, 0, false, false, "mortal", NULL,
				   dtor);
	uk_sched_yield();
	printf("mortal is exited, and still there\n");
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
	printf("mortal is released\n");
}
/* [/mortal] */

/* [refuse] */
static void refuse(struct uk_sched *s)
{
	struct uk_thread *t = uk_sched_thread_create_fn0(
		s, mortal, 0, false, false, "unwanted", NULL, NULL);

	printf("unwanted is %s\n", t ? "there" : "NULL");
}
/* [/refuse] */

int main(void)
{
	struct uk_sched *s = uk_sched_current();

	run_and_end(s);
	refuse(s);
	return 0;
}
