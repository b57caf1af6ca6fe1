/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tag faults, wherever they happen: here, or in the kernel, even before main().
 *
 * The handler writes the fault down and turns checks off for whoever runs, so
 * that a kernel with wrong tags can still be looked at.
 */
#include <uk/arch/memtag.h>
#include <uk/arch/traps.h>
#include <uk/asm/mte.h>
#include "agent.h"

#define EC_DATA_ABORT 0x25
#define ISS_WRITE (1 << 6)
#define ISS_FSC(iss) ((iss)&0x3f)
#define FSC_TAG_CHECK 0x11
#define SPSR_TCO (1UL << 25)

struct observed seen;

static bool escaping;
static void *after_call[5];

static __noreturn void escape(void)
{
	__builtin_longjmp(after_call, 1);
}

static int on_page_fault(void *data)
{
	struct ukarch_trap_ctx *ctx = data;
	const void *ptr = (const void *)ctx->fault_address;

	if (ctx->trapnr != EC_DATA_ABORT ||
	    ISS_FSC(ctx->error_code) != FSC_TAG_CHECK)
		return UK_EVENT_NOT_HANDLED;
	if (!seen.fault.count++) {
		seen.fault.place = arena_place(ptr);
		seen.fault.tag = ukarch_memtag_of_pointer(ptr);
		seen.fault.found = ukarch_memtag_of_memory(ptr);
		seen.fault.write = !!(ctx->error_code & ISS_WRITE);
	}
	ctx->regs->spsr |= SPSR_TCO;
	if (escaping)
		ctx->regs->elr = (__u64)escape;
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_PAGE_FAULT, on_page_fault);

void fault_checks_on(void)
{
	PSTATE_TCO_CLEAR();
}

void fault_call(void (*fn)(void *), void *arg)
{
	if (!__builtin_setjmp(after_call)) {
		escaping = true;
		fn(arg);
	}
	escaping = false;
}
