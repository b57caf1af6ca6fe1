/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exceptions of the processor as events (contract 8.5):
 *
 *   UKARCH_TRAP_INVALID_OP   no such instruction
 *   UKARCH_TRAP_DEBUG        breakpoint, single step
 *   UKARCH_TRAP_PAGE_FAULT   no such memory, or not for this access
 *   UKARCH_TRAP_BUS_ERROR    segments, alignment, general protection
 *   UKARCH_TRAP_MATH         division by zero, floating point
 *   UKARCH_TRAP_SECURITY     control flow
 *
 * The platform raises them with a struct ukarch_trap_ctx. A handled trap
 * resumes at the registers of the context, which the handler may change; the
 * same instruction runs again if it does not. A trap that nobody handles ends
 * the guest with a report.
 *
 * A handler runs on a stack of its own with interrupts off, in the middle of
 * whatever trapped: it must not block, allocate or trap.
 */
#ifndef __UKARCH_TRAPS_H__
#define __UKARCH_TRAPS_H__

#include <uk/arch/types.h>
#include <uk/asm/traps.h>
#include <uk/event.h>

UK_EVENT_DECLARE(UKARCH_TRAP_INVALID_OP);
UK_EVENT_DECLARE(UKARCH_TRAP_DEBUG);
UK_EVENT_DECLARE(UKARCH_TRAP_PAGE_FAULT);
UK_EVENT_DECLARE(UKARCH_TRAP_BUS_ERROR);
UK_EVENT_DECLARE(UKARCH_TRAP_MATH);
UK_EVENT_DECLARE(UKARCH_TRAP_SECURITY);

struct ukarch_trap_ctx {
	struct __regs *regs; /* of the interrupted code */
	int trapnr;	     /* number that the architecture gives it */
	int error_code;
	unsigned long fault_address; /* of a page fault */
};

#endif /* __UKARCH_TRAPS_H__ */
