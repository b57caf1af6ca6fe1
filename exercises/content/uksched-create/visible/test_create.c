/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What making a thread must do: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * An allocator counts its blocks, and fails when it is told to. Only the last
 * case (they go by name) lets threads run, which may well hang or crash on a
 * wrong solution: look at the first failure.
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>

#define STACK_LEN 16384

static int live;    /* blocks */
static int failing; /* that request fails, counted down; 0: none */

static void *counting_memalign(struct uk_alloc *a __unused, __sz align,
			       __sz size)
{
	void *block = NULL;

	if (!failing || --failing)
		block = uk_memalign(uk_alloc_get_default(), align, size);
	live += block != NULL;
	return block;
}

static void *counting_malloc(struct uk_alloc *a, __sz size)
{
	return counting_memalign(a, 16, size);
}

static int counting_posix_memalign(struct uk_alloc *a, void **block, __sz align,
				   __sz size)
{
	*block = counting_memalign(a, align, size);
	return *block ? 0 : ENOMEM;
}

static void counting_free(struct uk_alloc *a __unused, void *block)
{
	live -= block != NULL;
	uk_free(uk_alloc_get_default(), block);
}

static struct uk_alloc counting = {
	.malloc = counting_malloc,
	.posix_memalign = counting_posix_memalign,
	.memalign = counting_memalign,
	.free = counting_free,
};

static int refusing; /* the init table's answer */
static int dtors;
static char mark; /* the priv of all threads here */

static int init(struct uk_thread *child, struct uk_thread *parent __unused)
{
	return child->priv == &mark ? refusing : 0;
}

UK_THREAD_INIT_PRIO_FLAGS(init, NULL, 5, 0);

static void dtor(struct uk_thread *t __unused)
{
	dtors++;
}

uk_testsuite_register(uksched_make, NULL);

static struct uk_thread *container(struct uk_alloc *a_uktls, bool no_ectx)
{
	live = dtors = 0;
	return uk_thread_create_container(&counting, &counting, STACK_LEN,
					  a_uktls, no_ectx, "c", &mark, dtor);
}

static void release(struct uk_thread *t)
{
	if (t)
		uk_thread_release(t);
}

/* What a thread has, or nothing if there is none: the suite goes on */
static uint32_t flags_of(struct uk_thread *t)
{
	return t ? t->flags : ~0u;
}

UK_TESTCASE(uksched_make, a_container_is_blocked_and_has_no_entry)
{
	struct uk_thread *t = container(&counting, false);

	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(t && uk_thread_is_blocked(t));
	UK_TEST_EXPECT(t && t->ctx.ip == 0);
	UK_TEST_EXPECT(t && t->priv == &mark && t->dtor == dtor);
	UK_TEST_EXPECT(t && t->sched == NULL);
	release(t);
}

UK_TESTCASE(uksched_make, a_container_has_the_parts_it_was_asked_for)
{
	struct uk_thread *t = container(&counting, false);

	UK_TEST_EXPECT_SNUM_EQ(flags_of(t), UK_THREADF_ECTX | UK_THREADF_UKTLS);
	release(t);
	t = container(&counting, true);
	UK_TEST_EXPECT_SNUM_EQ(flags_of(t), UK_THREADF_UKTLS);
	release(t);
	t = container(NULL, false);
	UK_TEST_EXPECT_SNUM_EQ(flags_of(t), UK_THREADF_ECTX);
	UK_TEST_EXPECT(t && t->ectx == (void *)ALIGN_UP((__uptr)(t + 1),
							ukarch_ectx_align()));
	release(t);
	t = container(NULL, true);
	UK_TEST_EXPECT_SNUM_EQ(flags_of(t), 0);
	release(t);
}

UK_TESTCASE(uksched_make, a_release_gives_all_memory_back)
{
	struct uk_thread *t = container(&counting, false);

	UK_TEST_EXPECT_SNUM_EQ(live, 3);
	release(t);
	UK_TEST_EXPECT_SNUM_EQ(live, 0);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);
}

UK_TESTCASE(uksched_make, a_thread_that_cannot_be_made_leaves_nothing)
{
	for (int request = 1; request <= 3; request++) {
		failing = request;
		UK_TEST_EXPECT_NULL(container(&counting, false));
		UK_TEST_EXPECT_SNUM_EQ(failing, 0);
		UK_TEST_EXPECT_SNUM_EQ(live, 0);
	}
	refusing = -ENOSPC;
	UK_TEST_EXPECT_NULL(container(&counting, false));
	UK_TEST_EXPECT_SNUM_EQ(live, 0);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 0);
	refusing = 0;
}

static int runs;
static void *seen[2];

static __noreturn void run(void *arg0, void *arg1)
{
	runs++;
	seen[0] = arg0;
	seen[1] = arg1;
	uk_sched_thread_exit();
}

UK_TESTCASE(uksched_make, an_entry_makes_a_container_runnable)
{
	struct uk_thread *t = container(&counting, false);

	if (t)
		uk_thread_container_init_fn2(t, run, &runs, &dtors);
	UK_TEST_EXPECT(t && uk_thread_is_runnable(t));
	UK_TEST_EXPECT(t && t->ctx.ip != 0);
	UK_TEST_EXPECT(t && t->sched == NULL);
	release(t);
}

UK_TESTCASE(uksched_make, when_a_thread_is_assigned_it_runs)
{
	struct uk_thread *t = container(&counting, false);

	runs = 0;
	if (t)
		uk_thread_container_init_fn2(t, run, &runs, &dtors);
	if (t && uk_thread_is_runnable(t)) {
		uk_sched_thread_add(uk_sched_current(), t);
		uk_sched_thread_sleep(ukarch_time_msec_to_nsec(1));
	}
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	UK_TEST_EXPECT_PTR_EQ(seen[1], &dtors);
	UK_TEST_EXPECT_SNUM_EQ(live, 0);
}
