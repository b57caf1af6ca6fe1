/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: "attempt_arm64.h".
 */
#include <uk/arch/traps.h>
#include <uk/config.h>
#include <uk/plat/lcpu.h>

#include "attempt_arm64.h"

#define EC_DATA_ABORT 0x25
#define ISS_WRITE (1 << 6)
#define ISS_FSC(iss) ((iss)&0x3f)
#define FSC_TAG_CHECK 0x11

struct attempt attempt;

static enum { NOTHING, ACCESS, CALL } attempting;
static void *after_call[5];

static __noreturn void escape(void)
{
	__builtin_longjmp(after_call, 1);
}

static int on_page_fault(void *data)
{
	struct ukarch_trap_ctx *ctx = data;

	if (attempting == NOTHING || ctx->trapnr != EC_DATA_ABORT ||
	    ISS_FSC(ctx->error_code) != FSC_TAG_CHECK)
		return UK_EVENT_NOT_HANDLED;
	attempt.faults = 1;
	attempt.at_once = 1;
	attempt.write = !!(ctx->error_code & ISS_WRITE);
	attempt.ptr = (const void *)ctx->fault_address;
	attempt.ip = ctx->regs->elr;
	if (attempting == CALL)
		ctx->regs->elr = (__u64)escape;
	else
		ctx->regs->elr += 4;
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_PAGE_FAULT, on_page_fault);

/* Nobody else may look at the processor's flag before us */
static unsigned long begin(int what)
{
	unsigned long flags = ukplat_lcpu_save_irqf();

	attempt = (struct attempt){0};
	attempting = what;
	return flags;
}

static int end(unsigned long flags)
{
	__u64 noted;

	attempting = NOTHING;
	__asm__ __volatile__("dsb nsh\n\tisb\n\tmrs %0, tfsr_el1\n\t"
			     "msr tfsr_el1, xzr\n\tisb"
			     : "=r"(noted)
			     :
			     : "memory");
	if (noted)
		attempt.faults = 1;
	ukplat_lcpu_restore_irqf(flags);
	return attempt.faults;
}

int attempt_read(const void *ptr)
{
	unsigned long flags = begin(ACCESS);
	int byte;

	__asm__ __volatile__("ldrb %w0, [%1]"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return end(flags);
}

/* Writes what is there: where a fault is only noted, the byte is written */
int attempt_write(void *ptr)
{
	unsigned long flags = begin(ACCESS);
	int byte;

	__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\tmsr tco, #0\n\t"
			     "strb %w0, [%1]"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return end(flags);
}

int attempt_call(void (*fn)(void *), void *arg)
{
	unsigned long flags = begin(CALL);

	if (!__builtin_setjmp(after_call))
		fn(arg);
	return end(flags);
}

int attempt_raises(int write __maybe_unused)
{
#if CONFIG_ARM64_FEAT_MTE_TCF_SYNC
	return 1;
#elif CONFIG_ARM64_FEAT_MTE_TCF_ASYMMETRIC
	return !write;
#else
	return 0;
#endif
}
