/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor raises a tag fault as an exception, and the kernel as an event.
 * Whoever handles it can change the registers with which the code goes on.
 */
#include <uk/arch/traps.h>
#include "attempt.h"

#define EC_DATA_ABORT 0x25
#define FSC(iss) ((iss)&0x3f)
#define FSC_TAG_CHECK 0x11

static enum { NOTHING, ACCESS, CALL } attempting;
static int faults;
static void *after_call[5];

static __noreturn void escape(void)
{
	__builtin_longjmp(after_call, 1);
}

static int on_page_fault(void *data)
{
	struct ukarch_trap_ctx *ctx = data;

	if (attempting == NOTHING || ctx->trapnr != EC_DATA_ABORT ||
	    FSC(ctx->error_code) != FSC_TAG_CHECK)
		return UK_EVENT_NOT_HANDLED;
	faults = 1;
	if (attempting == CALL)
		ctx->regs->elr = (__u64)escape;
	else
		ctx->regs->elr += 4; /* the next instruction */
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_PAGE_FAULT, on_page_fault);

int attempt_read(const void *ptr)
{
	int byte;

	faults = 0;
	attempting = ACCESS;
	__asm__ __volatile__("ldrb %w0, [%1]"
			     : "=r"(byte)
			     : "r"(ptr)
			     : "memory");
	attempting = NOTHING;
	return faults;
}

int attempt_write(void *ptr)
{
	int byte;

	faults = 0;
	attempting = ACCESS;
	__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\tmsr tco, #0\n\t"
			     "strb %w0, [%1]"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	attempting = NOTHING;
	return faults;
}

int attempt_call(void (*fn)(void *), void *arg)
{
	faults = 0;
	attempting = CALL;
	if (!__builtin_setjmp(after_call))
		fn(arg);
	attempting = NOTHING;
	return faults;
}
