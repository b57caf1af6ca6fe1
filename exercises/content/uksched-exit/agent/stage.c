/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <string.h>
#include <uk/sched_impl.h>
#include "stage.h"

#define STACK_LEN 4096
#define MOST_LISTED 16

static struct actor actors[THREADS];
static struct uk_thread own_struct[THREADS];
static struct uk_sched probe[PROBES];
static struct recorder trap[THREADS];
static jmp_buf yielded;
static bool leaping; /* somebody waits for a yield */

extern struct uk_thread *__uk_sched_thread_current;

static struct actor *actor_of(const struct uk_thread *t)
{
	for (unsigned int i = 0; i < THREADS; i++)
		if (t && actors[i].t == t)
			return &actors[i];
	return NULL;
}

static bool is_on(const struct uk_thread_list *list, const struct uk_thread *t)
{
	const struct uk_thread *one = list->tqh_first;

	for (unsigned int n = 0; actor_of(one) && n < MOST_LISTED; n++) {
		if (one == t)
			return true;
		one = one->thread_list.tqe_next;
	}
	return false;
}

static __u32 look(const struct uk_thread *t)
{
	__u32 saw = t->flags & UK_THREADF_EXITED ? SAW_EXITED : 0;

	saw |= t->sched ? SAW_SCHED : 0;
	for (unsigned int i = 0; i < PROBES; i++)
		saw |= is_on(&probe[i].thread_list, t) ? SAW_LISTED : 0;
	return saw;
}

/* Calls about the kernel's own threads are none of ours */
static void note(const struct uk_thread *t, unsigned int event)
{
	struct actor *a = actor_of(t);

	if (a)
		record_event(&a->record, event, a->gone ? 0 : look(t));
}

static void term(struct uk_thread *t)
{
	note(t, EVENT_TERM);
}

UK_THREAD_INIT_PRIO_FLAGS(NULL, term, 5, 0);

static void dtor(struct uk_thread *t)
{
	note(t, EVENT_DTOR);
}

/* Leaves a struct behind that leads nowhere, as a new owner might. */
static void dtor_that_frees(struct uk_thread *t)
{
	struct actor *a = actor_of(t);

	note(t, EVENT_DTOR);
	if (!a)
		return;
	a->gone = true;
	t->_mem.t_a = &trap[a - actors].a;
	t->_mem.stack_a = t->_mem.t_a;
	t->_mem.uktls_a = t->_mem.t_a;
	t->_mem.stack = NULL;
	t->_mem.uktls = NULL;
	t->dtor = NULL;
}

void stage_gc_fn(struct uk_thread *t, void *arg)
{
	struct actor *a = actor_of(t);

	if (a && arg == a->gc_arg)
		note(t, EVENT_GC);
}

static int probe_add(struct uk_sched *s __unused, struct uk_thread *t __unused)
{
	return 0;
}

static void probe_remove(struct uk_sched *s, struct uk_thread *t)
{
	/* To the wrong scheduler is not at all */
	if (t->sched == s)
		note(t, EVENT_REMOVE);
}

static void probe_told(struct uk_sched *s __unused,
		       struct uk_thread *t __unused)
{
}

static void probe_yield(struct uk_sched *s __unused)
{
	note(uk_thread_current(), EVENT_YIELD);
	if (leaping)
		longjmp(yielded, 1);
}

static int probe_start(struct uk_sched *s __unused,
		       struct uk_thread *t __unused)
{
	return 0;
}

void stage_prepare(void)
{
	for (unsigned int i = 0; i < PROBES; i++)
		uk_sched_init(&probe[i], probe_start, probe_yield, probe_add,
			      probe_remove, probe_told, probe_told,
			      uk_alloc_get_default());
}

void stage_begin(void)
{
	memset(actors, 0, sizeof(actors));
	for (unsigned int i = 0; i < PROBES; i++) {
		UK_TAILQ_INIT(&probe[i].thread_list);
		UK_TAILQ_INIT(&probe[i].exited_threads);
	}
	for (unsigned int i = 0; i < THREADS; i++) {
		struct actor *a = &actors[i];

		record_clear(&a->record);
		recorder_init(&a->tls, &a->record, EVENT_FREE_TLS);
		recorder_init(&a->stack, &a->record, EVENT_FREE_STACK);
		recorder_init(&a->own, &a->record, EVENT_FREE_STRUCT);
		recorder_init(&trap[i], &a->record, EVENTS);
		for (unsigned int w = 0; w < WAITS; w++)
			uk_waitq_init(&a->queue[w]);
	}
}

struct actor *stage_actor(__s64 number)
{
	return number >= 0 && number < THREADS ? &actors[number] : NULL;
}

struct uk_sched *stage_probe(__s64 number)
{
	return number >= 0 && number < PROBES ? &probe[number] : NULL;
}

static void never_runs(void) __noreturn;

static void never_runs(void)
{
	UK_CRASH("A thread of the stage ran\n");
}

int stage_make(struct actor *a, unsigned int kind, unsigned int how)
{
	static const uk_thread_dtor_t dtors[DTORS] = {NULL, dtor,
						      dtor_that_frees};
	struct uk_thread *t = &own_struct[a - actors];
	const char *name = "actor";
	int rc = 0;

	switch (kind) {
	case KIND_INIT_BARE:
		rc = uk_thread_init_bare(t, 0, 0, 0, false, NULL, name, NULL,
					 dtors[how]);
		break;
	case KIND_INIT:
		rc = uk_thread_init_fn0(t, never_runs, &a->stack.a, STACK_LEN,
					&a->tls.a, false, NULL, name, NULL,
					dtors[how]);
		break;
	case KIND_CREATE_BARE:
		t = uk_thread_create_bare(&a->own.a, 0, 0, 0, false, false,
					  name, NULL, dtors[how]);
		break;
	case KIND_CONTAINER:
		t = uk_thread_create_container(&a->own.a, &a->stack.a,
					       STACK_LEN, NULL, false, name,
					       NULL, dtors[how]);
		break;
	default:
		t = uk_thread_create_fn0(&a->own.a, never_runs, &a->stack.a,
					 STACK_LEN, &a->tls.a, false, name,
					 NULL, dtors[how]);
	}
	if (rc < 0 || !t)
		return -ENOMEM;
	a->t = t;
	return 0;
}

void stage_as(struct actor *a, void (*call)(struct actor *a))
{
	struct uk_thread *me = uk_thread_current();

	__uk_sched_thread_current = a->t;
	leaping = true;
	if (!setjmp(yielded))
		call(a);
	leaping = false;
	__uk_sched_thread_current = me;
}

__s64 stage_exited_lists(const struct actor *a)
{
	__s64 on = 0;

	for (unsigned int i = 0; i < PROBES; i++)
		on |= is_on(&probe[i].exited_threads, a->t) ? 1 << i : 0;
	return on;
}

__s64 stage_waits(const struct actor *a)
{
	__s64 waits = 0;

	for (unsigned int w = 0; w < WAITS; w++)
		waits += UK_STAILQ_FIRST(&a->queue[w]) == &a->entry[w];
	return waits;
}
