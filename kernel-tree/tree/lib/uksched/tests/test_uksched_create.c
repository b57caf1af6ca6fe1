/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uksched: every way to make a thread (contract 1.3, rows A2, A3, B3, B5 and
 * B6 mended).
 *
 * Threads that a case runs leave with uk_sched_thread_exit(); the sleep in
 * run() lets the idle thread release them.
 */
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/arch/time.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>
#include "counting.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(uksched_create, reset);

#define STACK_LEN 16384

static char stack[STACK_LEN] __align(16);
static struct uk_thread thread; /* for init_*: owned by the case */
static int runs, dtors;
static void *seen[2];

static __noreturn void fn0(void)
{
	runs++;
	uk_sched_thread_exit();
}

static __noreturn void fn1(void *arg)
{
	seen[0] = arg;
	fn0();
}

static __noreturn void fn2(void *arg0, void *arg1)
{
	seen[0] = arg0;
	seen[1] = arg1;
	fn0();
}

static void count_dtor(struct uk_thread *t __unused)
{
	dtors++;
}

static __uptr stack_top(void)
{
	return ukarch_gen_sp(stack, sizeof(stack));
}

static void forget(void)
{
	runs = 0;
	dtors = 0;
	seen[0] = seen[1] = NULL;
	memset(&thread, 0xa5, sizeof(thread));
	counting_reset();
}

/* Gives a thread to the running scheduler until it is over and released */
static void run(struct uk_thread *t)
{
	uk_sched_thread_add(uk_sched_current(), t);
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
}

/* ------------------------------------------------------------- bare -- */

UK_TESTCASE(uksched_create, a_bare_thread_without_an_address_is_blocked)
{
	forget();
	UK_TEST_EXPECT_SNUM_GE(uk_thread_init_bare(&thread, 0, stack_top(), 0,
						   false, NULL, "bare", &runs,
						   NULL),
			       0);
	UK_TEST_EXPECT(uk_thread_is_blocked(&thread));
	UK_TEST_EXPECT(!uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(!uk_thread_is_exited(&thread));
	uk_thread_release(&thread);
}

UK_TESTCASE(uksched_create, a_bare_thread_with_an_address_is_runnable)
{
	forget();
	uk_thread_init_bare(&thread, (__uptr)fn0, stack_top(), 0, false, NULL,
			    "bare", NULL, NULL);
	UK_TEST_EXPECT(uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(!uk_thread_is_blocked(&thread));
	UK_TEST_EXPECT_SNUM_EQ(thread.ctx.ip, (__uptr)fn0);
	UK_TEST_EXPECT_SNUM_EQ(thread.ctx.sp, stack_top());
	uk_thread_release(&thread);
}

UK_TESTCASE(uksched_create, a_bare_thread_has_what_it_was_given)
{
	const char *name = "given";

	forget();
	uk_thread_init_bare(&thread, 0, stack_top(), 0x5000, false, NULL, name,
			    &runs, count_dtor);
	UK_TEST_EXPECT_PTR_EQ(thread.name, name);
	UK_TEST_EXPECT_PTR_EQ(thread.priv, &runs);
	UK_TEST_EXPECT(thread.dtor == count_dtor);
	UK_TEST_EXPECT_SNUM_EQ(thread.tlsp, 0x5000);
	UK_TEST_EXPECT_ZERO(thread.uktlsp);
	UK_TEST_EXPECT_NULL(thread.ectx);
	UK_TEST_EXPECT_NULL(thread.sched);
	UK_TEST_EXPECT_ZERO(thread.wakeup_time);
	UK_TEST_EXPECT_ZERO(thread.flags);
	uk_thread_release(&thread);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);
}

UK_TESTCASE(uksched_create, b3_the_state_macros_tell_apart_three_states)
{
	forget();
	uk_thread_init_bare(&thread, 0, stack_top(), 0, false, NULL, "state",
			    NULL, NULL);
	uk_thread_set_runnable(&thread);
	UK_TEST_EXPECT(uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(!uk_thread_is_blocked(&thread));
	uk_thread_set_blocked(&thread);
	UK_TEST_EXPECT(!uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(uk_thread_is_blocked(&thread));
	uk_thread_set_runnable(&thread);
	uk_thread_set_exited(&thread);
	UK_TEST_EXPECT(uk_thread_is_exited(&thread));
	UK_TEST_EXPECT(!uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(!uk_thread_is_blocked(&thread));
	uk_thread_release(&thread);
}

UK_TESTCASE(uksched_create, a_bare_thread_keeps_a_tls_that_is_ours)
{
	void *area =
		uk_memalign(uk_alloc_get_default(), ukarch_tls_area_align(),
			    ukarch_tls_area_size());

	forget();
	ukarch_tls_area_init(area);
	uk_thread_init_bare(&thread, 0, stack_top(), ukarch_tls_tlsp(area),
			    true, NULL, "tls", NULL, NULL);
	UK_TEST_EXPECT(thread.flags & UK_THREADF_UKTLS);
	UK_TEST_EXPECT_SNUM_EQ(thread.uktlsp, ukarch_tls_tlsp(area));
	UK_TEST_EXPECT_SNUM_EQ(thread.tlsp, ukarch_tls_tlsp(area));
	uk_thread_release(&thread);
	uk_free(uk_alloc_get_default(), area);
}

UK_TESTCASE(uksched_create, bare_functions_run_with_their_arguments)
{
	forget();
	uk_thread_init_bare_fn0(&thread, fn0, stack_top(), 0, false, NULL, "f0",
				NULL, count_dtor);
	run(&thread);
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);

	forget();
	uk_thread_init_bare_fn1(&thread, fn1, &runs, stack_top(), 0, false,
				NULL, "f1", NULL, count_dtor);
	run(&thread);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);

	forget();
	uk_thread_init_bare_fn2(&thread, fn2, &runs, &dtors, stack_top(), 0,
				false, NULL, "f2", NULL, count_dtor);
	run(&thread);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	UK_TEST_EXPECT_PTR_EQ(seen[1], &dtors);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);
}

UK_TESTCASE(uksched_create, create_bare_frees_the_struct_it_allocated)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_bare(&counting, 0, stack_top(), 0, false, false,
				  "cb", NULL, count_dtor);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(t->flags & UK_THREADF_ECTX);
	UK_TEST_EXPECT_NOT_NULL(t->ectx);
	UK_TEST_EXPECT_PTR_EQ(t->_mem.t_a, &counting);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);
}

UK_TESTCASE(uksched_create, b5_create_bare_without_ectx_takes_no_room_for_it)
{
	struct uk_thread *t;
	__sz with;

	forget();
	uk_thread_release(uk_thread_create_bare(&counting, 0, stack_top(), 0,
						false, false, "with", NULL,
						NULL));
	with = counted.total_size;
	forget();
	t = uk_thread_create_bare(&counting, 0, stack_top(), 0, false, true,
				  "without", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_ZERO(t->flags & UK_THREADF_ECTX);
	UK_TEST_EXPECT_NULL(t->ectx);
	UK_TEST_EXPECT_SNUM_LE(counted.total_size + ukarch_ectx_size(), with);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

/* ------------------------------------------------ init with memory -- */

UK_TESTCASE(uksched_create, init_with_allocators_frees_all_but_the_struct)
{
	forget();
	UK_TEST_EXPECT_SNUM_GE(uk_thread_init_fn0(&thread, fn0, &counting,
						  STACK_LEN, &counting, false,
						  NULL, "i0", NULL, count_dtor),
			       0);
	UK_TEST_EXPECT(uk_thread_is_runnable(&thread));
	UK_TEST_EXPECT(thread.flags & UK_THREADF_UKTLS);
	UK_TEST_EXPECT(thread.flags & UK_THREADF_ECTX);
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 2);
	run(&thread);
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 1);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, init_functions_run_with_their_arguments)
{
	forget();
	uk_thread_init_fn1(&thread, fn1, &runs, &counting, STACK_LEN, &counting,
			   false, NULL, "i1", NULL, NULL);
	run(&thread);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);

	forget();
	uk_thread_init_fn2(&thread, fn2, &runs, &dtors, &counting, STACK_LEN,
			   &counting, false, NULL, "i2", NULL, NULL);
	run(&thread);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	UK_TEST_EXPECT_PTR_EQ(seen[1], &dtors);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, b6_init_with_stack_length_0_takes_the_default)
{
	forget();
	UK_TEST_EXPECT_SNUM_GE(uk_thread_init_fn0(&thread, fn0, &counting, 0,
						  NULL, true, NULL, "i0", NULL,
						  NULL),
			       0);
	UK_TEST_EXPECT_SNUM_GE(counted.last_size, STACK_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(thread.ctx.sp > (__uptr)thread._mem.stack, 1);
	run(&thread);
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, init_without_memory_says_enomem_and_keeps_none)
{
	int rc;

	for (long n = 0; n < 2; n++) {
		forget();
		counted.until_fail = n;
		rc = uk_thread_init_fn0(&thread, fn0, &counting, STACK_LEN,
					&counting, false, NULL, "i", NULL,
					count_dtor);
		UK_TEST_EXPECT_SNUM_EQ(rc, -ENOMEM);
		UK_TEST_EXPECT_ZERO(counted.live);
	}
}

/* Gives out memory that is aligned no better than a plain malloc must */
static void *askew_malloc(struct uk_alloc *a __unused, __sz size)
{
	char *ptr = uk_memalign(uk_alloc_get_default(), 16, size + 16);

	return ptr ? ptr + 8 : NULL;
}

static void askew_free(struct uk_alloc *a __unused, void *ptr)
{
	__uptr base = (__uptr)ptr;

	/* What was asked for with an alignment is not askew */
	uk_free(uk_alloc_get_default(), (void *)(base - base % 16));
}

static __uptr entered_with;

/* The stack pointer as the caller's call instruction left it */
static __noreturn void notes_alignment(void *arg __unused)
{
	entered_with = (__uptr)__builtin_frame_address(0) + 8;
	fn0();
}

UK_TESTCASE(uksched_create, a2_a_stack_is_aligned_whatever_malloc_returns)
{
	struct uk_alloc askew = counting;

	forget();
	askew.malloc = askew_malloc;
	askew.free = askew_free;
	uk_thread_init_fn1(&thread, notes_alignment, NULL, &askew, STACK_LEN,
			   NULL, true, NULL, "a2", NULL, NULL);
	UK_TEST_EXPECT_ZERO((__uptr)thread._mem.stack % UKARCH_SP_ALIGN);
	run(&thread);
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	UK_TEST_EXPECT_SNUM_EQ(entered_with % 16, 8);
}

UK_TESTCASE(uksched_create, a3_a_stack_of_odd_length_is_aligned_at_entry)
{
	for (__sz odd = 1; odd < 16; odd += 2) {
		forget();
		uk_thread_init_fn1(&thread, notes_alignment, NULL, &counting,
				   STACK_LEN + odd, NULL, true, NULL, "a3",
				   NULL, NULL);
		run(&thread);
		UK_TEST_EXPECT_SNUM_EQ(runs, 1);
		UK_TEST_EXPECT_SNUM_EQ(entered_with % 16, 8);
		UK_TEST_EXPECT_ZERO(counted.live);
	}
}

/* ------------------------------------------------------- containers -- */

UK_TESTCASE(uksched_create, a_container_is_blocked_and_has_no_entry)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container(&counting, &counting, STACK_LEN,
				       &counting, false, "c", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	UK_TEST_EXPECT_ZERO(t->ctx.ip);
	UK_TEST_EXPECT(t->ctx.sp > (__uptr)t->_mem.stack);
	UK_TEST_EXPECT(t->ctx.sp <= (__uptr)t->_mem.stack + STACK_LEN);
	UK_TEST_EXPECT(t->flags & UK_THREADF_UKTLS);
	UK_TEST_EXPECT(t->flags & UK_THREADF_ECTX);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, a_container_without_allocators_has_no_stack_and_tls)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container(&counting, NULL, 0, NULL, true, "c",
				       NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_ZERO(t->ctx.sp);
	UK_TEST_EXPECT_NULL(t->_mem.stack);
	UK_TEST_EXPECT_ZERO(t->flags);
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 1);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, b5_a_container_with_tls_can_go_without_ectx)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container(&counting, &counting, STACK_LEN,
				       &counting, true, "c", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(t->flags & UK_THREADF_UKTLS);
	UK_TEST_EXPECT_ZERO(t->flags & UK_THREADF_ECTX);
	UK_TEST_EXPECT_NULL(t->ectx);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, a_container_stack_of_length_0_is_the_default)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container(&counting, &counting, 0, NULL, false,
				       "c", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_SNUM_GE(counted.total_size, STACK_SIZE);
	UK_TEST_EXPECT_SNUM_LE(t->ctx.sp - (__uptr)t->_mem.stack, STACK_SIZE);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_create, container2_uses_the_stack_and_tls_it_is_given)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container2(&counting, stack_top(), 0x7000, false,
					false, "c2", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	UK_TEST_EXPECT_SNUM_EQ(t->ctx.sp, stack_top());
	UK_TEST_EXPECT_ZERO(t->ctx.ip);
	UK_TEST_EXPECT_SNUM_EQ(t->tlsp, 0x7000);
	UK_TEST_EXPECT_ZERO(t->uktlsp);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, a_container_filled_later_becomes_runnable_and_runs)
{
	struct uk_thread *t[4];

	forget();
	for (int i = 0; i < 4; i++)
		t[i] = uk_thread_create_container(&counting, &counting,
						  STACK_LEN, &counting, false,
						  "c", NULL, NULL);
	uk_thread_container_init_fn0(t[0], fn0);
	uk_thread_container_init_fn1(t[1], fn1, &dtors);
	UK_TEST_EXPECT(uk_thread_is_runnable(t[0]));
	UK_TEST_EXPECT(uk_thread_is_runnable(t[1]));
	run(t[0]);
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	run(t[1]);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &dtors);
	uk_thread_container_init_fn2(t[2], fn2, &runs, &thread);
	run(t[2]);
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	UK_TEST_EXPECT_PTR_EQ(seen[1], &thread);
	uk_thread_container_init_bare(t[3], (__uptr)fn0);
	UK_TEST_EXPECT(uk_thread_is_runnable(t[3]));
	UK_TEST_EXPECT_SNUM_EQ(t[3]->ctx.ip, (__uptr)fn0);
	uk_thread_release(t[3]);
	UK_TEST_EXPECT_SNUM_EQ(runs, 3);
	UK_TEST_EXPECT_ZERO(counted.live);
}

/* ----------------------------------------------------------- create -- */

UK_TESTCASE(uksched_create, created_functions_run_with_their_arguments)
{
	forget();
	run(uk_thread_create_fn0(&counting, fn0, &counting, STACK_LEN,
				 &counting, false, "f0", NULL, count_dtor));
	UK_TEST_EXPECT_SNUM_EQ(runs, 1);
	run(uk_thread_create_fn1(&counting, fn1, &runs, &counting, STACK_LEN,
				 &counting, false, "f1", NULL, count_dtor));
	UK_TEST_EXPECT_PTR_EQ(seen[0], &runs);
	run(uk_thread_create_fn2(&counting, fn2, &dtors, &runs, &counting, 0,
				 &counting, false, "f2", NULL, count_dtor));
	UK_TEST_EXPECT_PTR_EQ(seen[0], &dtors);
	UK_TEST_EXPECT_PTR_EQ(seen[1], &runs);
	UK_TEST_EXPECT_SNUM_EQ(dtors, 3);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, threads_run_with_any_mix_of_tls_and_ectx)
{
	for (int mix = 0; mix < 4; mix++) {
		struct uk_alloc *a_uktls = mix & 1 ? &counting : NULL;

		forget();
		run(uk_thread_create_fn0(&counting, fn0, &counting, STACK_LEN,
					 a_uktls, mix & 2, "mix", NULL, NULL));
		UK_TEST_EXPECT_SNUM_EQ(runs, 1);
		UK_TEST_EXPECT_ZERO(counted.live);
	}
}

UK_TESTCASE(uksched_create, a_creation_that_fails_anywhere_keeps_no_memory)
{
	struct uk_thread *t = NULL;
	long n;

	for (n = 0; !t && n < 10; n++) {
		forget();
		counted.until_fail = n;
		t = uk_thread_create_fn0(&counting, fn0, &counting, STACK_LEN,
					 &counting, false, "f", NULL,
					 count_dtor);
		if (!t)
			UK_TEST_EXPECT_ZERO(counted.live);
	}
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_SNUM_GE(n, 3);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_create, the_ectx_of_a_thread_is_aligned)
{
	struct uk_thread *t;

	forget();
	for (int with_tls = 0; with_tls <= 1; with_tls++) {
		t = uk_thread_create_container(&counting, NULL, 0,
					       with_tls ? &counting : NULL,
					       false, "c", NULL, NULL);
		UK_TEST_EXPECT_NOT_NULL(t->ectx);
		UK_TEST_EXPECT_ZERO((__uptr)t->ectx % ukarch_ectx_align());
		uk_thread_release(t);
	}
}

static __uk_tls long per_thread = 12;

UK_TESTCASE(uksched_create, uktls_var_reaches_the_variable_of_another_thread)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_container(&counting, NULL, 0, &counting, false,
				       "c", NULL, NULL);
	per_thread = 13;
	UK_TEST_EXPECT_SNUM_EQ(uk_thread_uktls_var(t, per_thread), 12);
	uk_thread_uktls_var(t, per_thread) = 14;
	UK_TEST_EXPECT_SNUM_EQ(uk_thread_uktls_var(t, per_thread), 14);
	UK_TEST_EXPECT_SNUM_EQ(per_thread, 13);
	uk_thread_release(t);
}
