/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exceptions as events on arm64 (contract 8.5): each is provoked with one
 * instruction, whose handler lets the code go on behind it.
 */
#include <uk/arch/traps.h>
#include <uk/plat/channel.h>
#include <uk/plat/lcpu.h>
#include <uk/test.h>

uk_testsuite_register(kvmplat_traps, NULL);

#define ISS_WRITE (1 << 6)
#define SPSR_MODE_SP_EL0 4
#define SPSR_MASK 0xf

/* What the handlers saw; they keep out of traps that no case has asked for */
static struct {
	int expected;
	const struct uk_event *event;
	int trapnr, error_code;
	unsigned long address, mode, sp;
	int irqs_disabled, move_sp;
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
	trap.mode = ctx->regs->spsr & SPSR_MASK;
	trap.sp = ctx->regs->sp;
	trap.irqs_disabled = ukplat_lcpu_irqs_disabled();
	ctx->regs->elr = ctx->regs->x[15];
	ctx->regs->sp -= trap.move_sp;
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

/* Run an instruction that traps; x15 tells the handler what follows it */
#define PROVOKE(instruction, ...)                                              \
	do {                                                                   \
		trap.event = NULL;                                             \
		trap.expected = 1;                                             \
		__asm__ __volatile__("adr x15, 1f\n\t" instruction "\n1:"      \
				     :                                         \
				     : __VA_ARGS__                             \
				     : "x14", "x15", "memory", "cc");          \
	} while (0)

#define EXPECT_TRAP(name, number)                                              \
	do {                                                                   \
		UK_TEST_EXPECT_PTR_EQ(trap.event,                              \
				      UK_EVENT_PTR(UKARCH_TRAP_##name));       \
		UK_TEST_EXPECT_SNUM_EQ(trap.trapnr, number);                   \
	} while (0)

UK_TESTCASE(kvmplat_traps, an_invalid_instruction_can_be_handled)
{
	PROVOKE("udf #0");
	EXPECT_TRAP(INVALID_OP, 0);
}

UK_TESTCASE(kvmplat_traps, a_breakpoint_can_be_handled)
{
	PROVOKE("brk #7");
	EXPECT_TRAP(DEBUG, 0x3c);
	UK_TEST_EXPECT_SNUM_EQ(trap.error_code & 0xffff, 7);
}

UK_TESTCASE(kvmplat_traps, a_page_fault_tells_address_and_access)
{
	PROVOKE("strb wzr, [%0]", "r"(24UL));
	EXPECT_TRAP(PAGE_FAULT, 0x25);
	UK_TEST_EXPECT_SNUM_EQ(trap.address, 24);
	UK_TEST_EXPECT_SNUM_EQ(trap.error_code & ISS_WRITE, ISS_WRITE);
	PROVOKE("ldrb w14, [%0]", "r"(25UL));
	EXPECT_TRAP(PAGE_FAULT, 0x25);
	UK_TEST_EXPECT_SNUM_EQ(trap.address, 25);
	UK_TEST_EXPECT_ZERO(trap.error_code & ISS_WRITE);
}

UK_TESTCASE(kvmplat_traps, data_cannot_be_executed)
{
	static const __u32 ret = 0xd65f03c0;

	PROVOKE("br %0", "r"(&ret));
	EXPECT_TRAP(PAGE_FAULT, 0x21);
	UK_TEST_EXPECT_PTR_EQ(trap.address, &ret);
}

UK_TESTCASE(kvmplat_traps, code_cannot_be_written)
{
	PROVOKE("adr x14, 1f\n\tstr wzr, [x14]");
	EXPECT_TRAP(PAGE_FAULT, 0x25);
}

UK_TESTCASE(kvmplat_traps, constants_cannot_be_written)
{
	PROVOKE("strb wzr, [%0]", "r"(__func__));
	EXPECT_TRAP(PAGE_FAULT, 0x25);
	UK_TEST_EXPECT_PTR_EQ(trap.address, __func__);
}

UK_TESTCASE(kvmplat_traps, what_the_host_left_cannot_be_written)
{
	__sz len;
	const void *scenario = ukplat_scenario(&len);

	PROVOKE("strb wzr, [%0]", "r"(scenario));
	EXPECT_TRAP(PAGE_FAULT, 0x25);
	UK_TEST_EXPECT_PTR_EQ(trap.address, scenario);
}

UK_TESTCASE(kvmplat_traps, a_jump_to_an_odd_address_is_a_bus_error)
{
	PROVOKE("add x14, x15, #2\n\tbr x14");
	EXPECT_TRAP(BUS_ERROR, 0x22);
}

UK_TESTCASE(kvmplat_traps, an_exclusive_access_out_of_line_is_a_bus_error)
{
	static char bytes[32] __align(16);
	__u64 value;

	/* Others work, in normal memory */
	__asm__ __volatile__("ldr %0, [%1]"
			     : "=r"(value)
			     : "r"(bytes + 9), "m"(bytes));
	UK_TEST_EXPECT_ZERO(value);
	/* With FEAT_LSE2 it has to cross 16 bytes */
	PROVOKE("ldxr x14, [%0]", "r"(bytes + 9));
	EXPECT_TRAP(BUS_ERROR, 0x25);
}

UK_TESTCASE(kvmplat_traps, handlers_run_on_a_stack_of_their_own)
{
	__uptr sp;

	__asm__("mov %0, sp" : "=r"(sp));
	ukplat_lcpu_enable_irq();
	PROVOKE("udf #0");
	UK_TEST_EXPECT_SNUM_EQ(trap.mode, SPSR_MODE_SP_EL0);
	UK_TEST_EXPECT_SNUM_EQ(trap.sp, sp);
	UK_TEST_EXPECT(trap.irqs_disabled);
	UK_TEST_EXPECT(!ukplat_lcpu_irqs_disabled());
}

UK_TESTCASE(kvmplat_traps, a_handler_may_change_the_stack_pointer)
{
	__uptr sp, sp_after;

	trap.expected = 1;
	trap.move_sp = 32;
	__asm__ __volatile__("mov %0, sp\n\t"
			     "adr x15, 1f\n\tudf #0\n1:\n\t"
			     "mov %1, sp\n\t"
			     "mov sp, %0"
			     : "=&r"(sp), "=&r"(sp_after)
			     :
			     : "x15", "memory");
	trap.move_sp = 0;
	UK_TEST_EXPECT_SNUM_EQ(sp - sp_after, 32);
}

UK_TESTCASE(kvmplat_traps, registers_survive_a_handled_trap)
{
	__u64 low = 1, high = 2, flags = 5UL << 28, flags_after;
	double value = 1.5;

	trap.expected = 1;
	__asm__ __volatile__("msr nzcv, %4\n\t"
			     "adr x15, 1f\n\tudf #0\n1:\n\t"
			     "mrs %3, nzcv"
			     : "+r"(low), "+r"(high), "+w"(value),
			       "=r"(flags_after)
			     : "r"(flags)
			     : "x15", "memory", "cc");
	UK_TEST_EXPECT_SNUM_EQ(low, 1);
	UK_TEST_EXPECT_SNUM_EQ(high, 2);
	UK_TEST_EXPECT_SNUM_EQ(flags_after, flags);
	UK_TEST_EXPECT(value == 1.5);
	UK_TEST_EXPECT_ZERO(trap.expected);
}
