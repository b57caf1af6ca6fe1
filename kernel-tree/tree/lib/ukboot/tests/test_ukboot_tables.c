/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukboot: constructors and init table run in order, at their step of the boot
 * (contract 8.2).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/ctors.h>
#include <uk/init.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/tls.h>
#include <uk/test.h>
#include <uk/thread.h>

uk_testsuite_register(ukboot_tables, NULL);

/* Every entry appends its letter */
static char constructed[8], initialised[16];
static bool before_allocator;
static bool in_thread_init;

static void note(char *order, char letter)
{
	order[strlen(order)] = letter;
}

#define CONSTRUCTOR(letter)                                                    \
	static void construct_##letter(void)                                   \
	{                                                                      \
		before_allocator = !uk_alloc_get_default();                    \
		note(constructed, #letter[0]);                                 \
	}

CONSTRUCTOR(d)
CONSTRUCTOR(a)
CONSTRUCTOR(b)
CONSTRUCTOR(c)
UK_CTOR(construct_d);
UK_CTOR_PRIO(construct_c, UK_PRIO_AFTER(4));
UK_CTOR_PRIO(construct_a, UK_PRIO_EARLIEST);
UK_CTOR_FUNC(4, construct_b);

#define INIT(letter)                                                           \
	static int init_##letter(void)                                         \
	{                                                                      \
		in_thread_init =                                               \
			uk_thread_current() && !ukplat_lcpu_irqs_disabled();   \
		note(initialised, #letter[0]);                                 \
		return 1; /* only negative results are errors */               \
	}

INIT(i)
INIT(h)
INIT(g)
INIT(f)
INIT(e)
INIT(d)
INIT(c)
INIT(b)
INIT(a)
uk_late_initcall_prio(init_i, 8);
uk_late_initcall_prio(init_h, UK_PRIO_EARLIEST);
uk_sys_initcall(init_g);
uk_rootfs_initcall(init_f);
uk_lib_initcall(init_e);
uk_plat_initcall(init_d);
uk_early_initcall(init_c);
uk_early_initcall_prio(init_b, UK_PRIO_AFTER(0));
uk_initcall_class_prio(init_a, UK_INIT_CLASS_EARLY, 0);

UK_TESTCASE(ukboot_tables, constructors_run_by_priority)
{
	UK_TEST_EXPECT_ZERO(strcmp(constructed, "abcd"));
}

UK_TESTCASE(ukboot_tables, constructors_run_before_there_is_an_allocator)
{
	UK_TEST_EXPECT(before_allocator);
	UK_TEST_EXPECT_NOT_NULL(uk_alloc_get_default());
}

UK_TESTCASE(ukboot_tables, the_init_table_runs_by_class_and_then_by_priority)
{
	UK_TEST_EXPECT_ZERO(strcmp(initialised, "abcdefghi"));
}

UK_TESTCASE(ukboot_tables, the_init_table_runs_in_the_thread_init)
{
	UK_TEST_EXPECT(in_thread_init);
	UK_TEST_EXPECT_ZERO(strcmp(uk_thread_current()->name, "init"));
	UK_TEST_EXPECT_NOT_ZERO(ukplat_tlsp_get());
}
