/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Attempts at what may be a tag fault (<uk/tagarena.h>), in synchronous mode.
 *
 * The processor raises the fault as an exception, and the kernel as an event;
 * whoever handles it may change the registers with which the code goes on.
 * Where nobody attempts anything, checks are off after the first fault: so a
 * kernel whose own memory is tagged wrongly can still be looked at; unless
 * somebody wants the report.
 */
#include <uk/arch/memtag.h>
#include <uk/arch/traps.h>
#include <uk/asm/mte.h>
#include <uk/blame.h>
#include <uk/tagarena.h>

#define EC_DATA_ABORT 0x25
#define ISS_WRITE (1 << 6)
#define ISS_FSC(iss) ((iss)&0x3f)
#define FSC_TAG_CHECK 0x11
#define SPSR_TCO (1UL << 25)
#define INSTRUCTION 4 /* bytes */

struct uk_attempt uk_attempt;
int uk_attempt_strict;

static enum { NOTHING, ACCESS, CALL } attempting;
static void *after_call[5];

static __noreturn void escape(void)
{
	__builtin_longjmp(after_call, 1);
}

static void note(const struct ukarch_trap_ctx *ctx)
{
	uk_attempt.faulted = 1;
	uk_attempt.write = !!(ctx->error_code & ISS_WRITE);
	uk_attempt.ptr = (const void *)ctx->fault_address;
	uk_attempt.found = ukarch_memtag_of_memory(uk_attempt.ptr);
	uk_attempt.returning = uk_alloc_returning;
}

static int on_page_fault(void *data)
{
	struct ukarch_trap_ctx *ctx = data;

	if (ctx->trapnr != EC_DATA_ABORT ||
	    ISS_FSC(ctx->error_code) != FSC_TAG_CHECK ||
	    (attempting == NOTHING && uk_attempt_strict))
		return UK_EVENT_NOT_HANDLED;
	if (attempting == NOTHING) {
		ctx->regs->spsr |= SPSR_TCO;
		return UK_EVENT_HANDLED;
	}
	note(ctx);
	if (attempting == CALL)
		ctx->regs->elr = (__u64)escape;
	else
		ctx->regs->elr += INSTRUCTION;
	attempting = NOTHING;
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_PAGE_FAULT, on_page_fault);

static void begin(int what)
{
	uk_attempt = (struct uk_attempt){0};
	attempting = what;
	PSTATE_TCO_CLEAR();
}

static int end(void)
{
	attempting = NOTHING;
	return uk_attempt.faulted;
}

int uk_attempt_read(const void *ptr)
{
	int byte;

	begin(ACCESS);
	__asm__ __volatile__("ldrb %w0, [%1]"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return end();
}

int uk_attempt_write(void *ptr)
{
	int byte;

	begin(ACCESS);
	__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\tmsr tco, #0\n\t"
			     "strb %w0, [%1]"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return end();
}

int uk_attempt_call(void (*fn)(void *), void *arg)
{
	begin(CALL);
	if (!__builtin_setjmp(after_call))
		fn(arg);
	return end();
}
