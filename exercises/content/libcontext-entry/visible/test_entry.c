/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fresh contexts begin: the tests you can see, run and extend. The judge
 * asks the same questions, with other numbers, and looks at every register.
 *
 * `home` is the context of these tests, `guest` the one that begins. A guest
 * that begins at the wrong place usually ends in a trap: look at the registers
 * that it prints, and at the last case that was named before.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(libcontext_entry, NULL);

static __u8 stack[8192] __align(16);
static struct ukarch_ctx home, guest;

static struct {
	int begun;
	long argument[2];
	__uptr frame, returns_to;
} volatile seen;

static void __noreturn go_home(void)
{
	for (;;)
		ukarch_ctx_switch(&guest, &home);
}

static void __noreturn none(void)
{
	seen.begun++;
	seen.frame = (__uptr)__builtin_frame_address(0);
	seen.returns_to = (__uptr)__builtin_return_address(0);
	go_home();
}

static void __noreturn one(long a)
{
	seen.begun++;
	seen.argument[0] = a;
	go_home();
}

static void __noreturn two(long a, long b)
{
	seen.begun++;
	seen.argument[0] = a;
	seen.argument[1] = b;
	go_home();
}

static __uptr top(void)
{
	return ukarch_gen_sp(stack, sizeof(stack));
}

/* Says whether the guest came back; one that goes nowhere is not begun */
static int visit(void)
{
	int before = seen.begun;

	if (guest.ip)
		ukarch_ctx_switch(&home, &guest);
	return seen.begun - before;
}

static void forget(void)
{
	memset((void *)&seen, 0, sizeof(seen));
	memset(&guest, 0, sizeof(guest));
}

UK_TESTCASE(libcontext_entry, an_address_is_jumped_to)
{
	forget();
	ukarch_ctx_init(&guest, top() - 16, 1, (__uptr)go_home);
	UK_TEST_EXPECT_NOT_ZERO(guest.ip);
	UK_TEST_EXPECT(guest.sp > (__uptr)stack && guest.sp <= top() - 16);
}

UK_TESTCASE(libcontext_entry, a_function_without_arguments_begins)
{
	forget();
	ukarch_ctx_init_entry0(&guest, top(), 0, none);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
}

UK_TESTCASE(libcontext_entry, a_function_finds_a_stack_as_after_a_call)
{
	forget();
	seen.returns_to = 1;
	ukarch_ctx_init_entry0(&guest, top(), 0, none);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
	UK_TEST_EXPECT_ZERO(seen.frame % 16);
	UK_TEST_EXPECT(seen.frame > (__uptr)stack && seen.frame < top());
	UK_TEST_EXPECT_ZERO(seen.returns_to);
}

UK_TESTCASE(libcontext_entry, arguments_arrive_in_order)
{
	forget();
	ukarch_ctx_init_entry1(&guest, top(), 0, one, 47);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
	UK_TEST_EXPECT_SNUM_EQ(seen.argument[0], 47);
	ukarch_ctx_init_entry2(&guest, top(), 0, two, 11, -12);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
	UK_TEST_EXPECT_SNUM_EQ(seen.argument[0], 11);
	UK_TEST_EXPECT_SNUM_EQ(seen.argument[1], -12);
}

UK_TESTCASE(libcontext_entry, arguments_arrive_with_registers_kept)
{
	forget();
	ukarch_ctx_init_entry2(&guest, top(), 1, two, 3, 4);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
	UK_TEST_EXPECT_SNUM_EQ(seen.argument[0], 3);
	UK_TEST_EXPECT_SNUM_EQ(seen.argument[1], 4);
}

UK_TESTCASE(libcontext_entry, nothing_is_written_above_the_stack_pointer)
{
	__u8 before[64];

	forget();
	memset(stack, 0x5a, sizeof(stack));
	memset(before, 0x5a, sizeof(before));
	ukarch_ctx_init_entry2(&guest, top() - 64, 0, two, 1, 2);
	UK_TEST_EXPECT_SNUM_EQ(visit(), 1);
	UK_TEST_EXPECT_BYTES_EQ(stack + sizeof(stack) - 64, before, 64);
}
