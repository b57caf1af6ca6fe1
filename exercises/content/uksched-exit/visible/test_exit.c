/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How threads must end: the tests you can see, run and extend. The judge asks
 * the same questions, of threads made in all ways.
 *
 * `seen` is what happened, a letter each: t termination callback, g gc
 * function, d dtor, f a block is freed. Most threads here never run. The last
 * cases (they go by name) end real ones, and may well hang or crash on a wrong
 * solution: look at the first failure.
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/sched_impl.h>
#include <uk/test.h>
#include <uk/wait.h>

#define STACK_LEN 16384

uk_testsuite_register(uksched_exit, NULL);

static char seen[16];
static const struct uk_thread *watched;

static void note(char letter)
{
	size_t len = strlen(seen);

	if (len + 1 < sizeof(seen))
		seen[len] = letter;
}

static void term(struct uk_thread *t)
{
	if (t == watched)
		note('t');
}

UK_THREAD_INIT_PRIO_FLAGS(NULL, term, 5, 0);

static void dtor(struct uk_thread *t)
{
	if (t == watched)
		note('d');
}

static void gc_fn(struct uk_thread *t, void *arg)
{
	if (t == watched && arg == seen)
		note('g');
}

/* Notes what is freed, and keeps it: nothing here is used twice. */
static void *get_aligned(struct uk_alloc *a __unused, __sz align, __sz size)
{
	return uk_memalign(uk_alloc_get_default(), align, size);
}

static void *get(struct uk_alloc *a __unused, __sz size)
{
	return uk_malloc(uk_alloc_get_default(), size);
}

static void give_back(struct uk_alloc *a __unused, void *ptr __unused)
{
	note('f');
}

static struct uk_alloc noting = {
	.malloc = get,
	.memalign = get_aligned,
	.free = give_back,
};

static __noreturn void exits(void)
{
	uk_sched_thread_exit2(gc_fn, seen);
}

/* With a struct, a stack and TLS of its own */
static struct uk_thread *make(void)
{
	struct uk_thread *t =
		uk_thread_create_fn0(&noting, exits, &noting, STACK_LEN,
				     &noting, false, "mortal", NULL, dtor);

	memset(seen, 0, sizeof(seen));
	watched = t;
	return t;
}

UK_TESTCASE(uksched_exit, a_thread_becomes_exited_once)
{
	struct uk_thread *t = make();

	uk_thread_set_exited(t);
	uk_thread_set_exited(t);
	UK_TEST_EXPECT_ZERO(strcmp(seen, "t"));
	UK_TEST_EXPECT(uk_thread_is_exited(t));
}

UK_TESTCASE(uksched_exit, an_exited_thread_waits_for_nothing)
{
	struct uk_thread *t = make();
	struct uk_waitq queue;
	struct uk_waitq_entry entry = {.thread = t};

	uk_waitq_init(&queue);
	uk_waitq_add(&queue, &entry);
	uk_thread_set_exited(t);
	UK_TEST_EXPECT_NOT_ZERO(uk_waitq_empty(&queue));
}

UK_TESTCASE(uksched_exit, release_undoes_everything_in_order)
{
	uk_thread_release(make());
	UK_TEST_EXPECT_ZERO(strcmp(seen, "tdfff"));
}

UK_TESTCASE(uksched_exit, release_of_an_exited_thread_calls_nobody_twice)
{
	struct uk_thread *t = make();

	uk_thread_set_exited(t);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(strcmp(seen, "tdfff"));
}

UK_TESTCASE(uksched_exit, what_is_the_callers_is_not_freed)
{
	static struct uk_thread t;

	memset(seen, 0, sizeof(seen));
	watched = &t;
	uk_thread_init_bare(&t, 0, 0, 0, false, NULL, "bare", NULL, dtor);
	uk_thread_release(&t);
	UK_TEST_EXPECT_ZERO(strcmp(seen, "td"));
}

UK_TESTCASE(uksched_exit, terminating_another_thread_releases_it_at_once)
{
	uk_sched_thread_add(uk_sched_current(), make());
	uk_sched_thread_terminate((struct uk_thread *)watched);
	UK_TEST_EXPECT_ZERO(strcmp(seen, "tdfff"));
}

UK_TESTCASE(uksched_exit, when_a_real_thread_exits_idle_releases_it)
{
	struct uk_thread *t = make();

	uk_sched_thread_add(uk_sched_current(), t);
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(strcmp(seen, "t"));
	UK_TEST_EXPECT_NULL(t->sched);
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
	UK_TEST_EXPECT_ZERO(strcmp(seen, "tgdfff"));
}
