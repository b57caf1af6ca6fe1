/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exceptions as events on x86-64 (contract 8.5): each is provoked with one
 * instruction, whose handler lets the code go on behind it.
 */
#include <uk/arch/traps.h>
#include <uk/plat/channel.h>
#include <uk/test.h>

uk_testsuite_register(kvmplat_traps, NULL);

/* What the handlers saw; they keep out of traps that no case has asked for */
static struct {
	int expected;
	const struct uk_event *event;
	int trapnr, error_code;
	unsigned long address;
} trap;

static int note(void *data, const struct uk_event *event)
{
	struct ukarch_trap_ctx *ctx = data;

	if (!trap.expected)
		return UK_EVENT_NOT_HANDLED;
	trap.expected = 0;
	trap.event = event;
	trap.trapnr = ctx->trapnr;
	trap.error_code = ctx->error_code;
	trap.address = ctx->fault_address;
	ctx->regs->rip = ctx->regs->r15;
	return UK_EVENT_HANDLED;
}

#define HANDLE(name)                                                           \
	static int on_##name(void *data)                                       \
	{                                                                      \
		return note(data, UK_EVENT_PTR(UKARCH_TRAP_##name));           \
	}                                                                      \
	UK_EVENT_HANDLER(UKARCH_TRAP_##name, on_##name)

HANDLE(INVALID_OP);
HANDLE(DEBUG);
HANDLE(PAGE_FAULT);
HANDLE(BUS_ERROR);
HANDLE(MATH);

/* Run an instruction that traps; r15 tells the handler what follows it */
#define PROVOKE(instruction, ...)                                              \
	do {                                                                   \
		trap.event = NULL;                                             \
		trap.expected = 1;                                             \
		__asm__ __volatile__("leaq 1f(%%rip), %%r15\n\t" instruction   \
				     "\n1:"                                    \
				     :                                         \
				     : __VA_ARGS__                             \
				     : "rax", "rdx", "r15", "memory", "cc");   \
	} while (0)

#define EXPECT_TRAP(name, number)                                              \
	do {                                                                   \
		UK_TEST_EXPECT_PTR_EQ(trap.event,                              \
				      UK_EVENT_PTR(UKARCH_TRAP_##name));       \
		UK_TEST_EXPECT_SNUM_EQ(trap.trapnr, number);                   \
	} while (0)

UK_TESTCASE(kvmplat_traps, an_invalid_instruction_can_be_handled)
{
	PROVOKE("ud2");
	EXPECT_TRAP(INVALID_OP, 6);
}

UK_TESTCASE(kvmplat_traps, a_breakpoint_can_be_handled)
{
	PROVOKE("int3");
	EXPECT_TRAP(DEBUG, 3);
}

UK_TESTCASE(kvmplat_traps, a_division_by_zero_can_be_handled)
{
	PROVOKE("xorl %%edx, %%edx\n\tdivl %%edx");
	EXPECT_TRAP(MATH, 0);
}

UK_TESTCASE(kvmplat_traps, a_page_fault_tells_address_and_access)
{
	PROVOKE("movb $0, (%0)", "r"(24UL));
	EXPECT_TRAP(PAGE_FAULT, 14);
	UK_TEST_EXPECT_SNUM_EQ(trap.address, 24);
	UK_TEST_EXPECT_SNUM_EQ(trap.error_code & 2, 2);
	PROVOKE("movb (%0), %%al", "r"(25UL));
	EXPECT_TRAP(PAGE_FAULT, 14);
	UK_TEST_EXPECT_SNUM_EQ(trap.address, 25);
	UK_TEST_EXPECT_SNUM_EQ(trap.error_code & 2, 0);
}

UK_TESTCASE(kvmplat_traps, code_cannot_be_written)
{
	PROVOKE("movb $0, 1f(%%rip)");
	EXPECT_TRAP(PAGE_FAULT, 14);
	UK_TEST_EXPECT_SNUM_EQ(trap.error_code & 3, 3);
}

UK_TESTCASE(kvmplat_traps, constants_cannot_be_written)
{
	PROVOKE("movb $0, (%0)", "r"(__func__));
	EXPECT_TRAP(PAGE_FAULT, 14);
	UK_TEST_EXPECT_PTR_EQ(trap.address, __func__);
}

UK_TESTCASE(kvmplat_traps, what_the_host_left_cannot_be_written)
{
	__sz len;
	const void *scenario = ukplat_scenario(&len);

	PROVOKE("movb $0, (%0)", "r"(scenario));
	EXPECT_TRAP(PAGE_FAULT, 14);
	UK_TEST_EXPECT_PTR_EQ(trap.address, scenario);
}

UK_TESTCASE(kvmplat_traps, a_protection_fault_is_a_bus_error)
{
	PROVOKE("movb (%0), %%al", "r"(1UL << 63));
	EXPECT_TRAP(BUS_ERROR, 13);
}

UK_TESTCASE(kvmplat_traps, registers_survive_a_handled_trap)
{
	__u64 low = 1, high = 2;
	double value = 1.5;

	trap.expected = 1;
	__asm__ __volatile__("leaq 1f(%%rip), %%r15\n\tud2\n1:"
			     : "+r"(low), "+r"(high), "+x"(value)
			     :
			     : "r15", "memory");
	UK_TEST_EXPECT_SNUM_EQ(low, 1);
	UK_TEST_EXPECT_SNUM_EQ(high, 2);
	UK_TEST_EXPECT(value == 1.5);
	UK_TEST_EXPECT_ZERO(trap.expected);
}
