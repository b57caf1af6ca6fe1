/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports of tag faults: what was touched, and whose it is.
 *
 * In synchronous mode the processor raises a data abort at the access. In the
 * asynchronous ones it sets a flag, which is looked at when an interrupt comes,
 * at a thread switch and at the end; then only that it happened is known.
 */
#include <uk/arch/memtag.h>
#include <uk/arch/traps.h>
#include <uk/blame.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "arm.h"

#define ISS_WRITE (1 << 6)

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

/* The allocation that a pointer was meant for, in words */
static void describe(const void *ptr, char *text, __sz size)
{
	struct uk_blame blame;

	if (!uk_alloc_blame(ptr, &blame))
		uk_snprintf(text, size,
			    "no allocation near has this tag: it was freed");
	else if (blame.distance < 0)
		uk_snprintf(text, size, "%ld bytes before the %lu bytes at %p",
			    -blame.distance, blame.size, blame.start);
	else if ((__sz)blame.distance >= blame.size)
		uk_snprintf(text, size,
			    "%ld bytes behind the end of the %lu bytes at %p",
			    blame.distance - (long)blame.size, blame.size,
			    blame.start);
	else
		uk_snprintf(text, size, "inside the %lu bytes at %p",
			    blame.size, blame.start);
}

void _kvm_tag_fault(const struct __regs *regs)
{
	const void *ptr = (const void *)regs->far;
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	unsigned int found = ukarch_memtag_of_memory(ptr);
	char whose[96], text[240];

	describe(ptr, whose, sizeof(whose));
	uk_snprintf(text, sizeof(text),
		    "tag check fault: %s at %p, pointer has tag %u, memory has "
		    "tag %u; %s",
		    regs->esr & ISS_WRITE ? "write" : "read",
		    ukarch_memtag_strip(ptr), tag, found, whose);
	ukplat_end_note_at(UKPLAT_END_TAG, tag << 4 | found, text, regs->elr);
	say("EL1 sync trap caught: %s\n", text);
	_kvm_print_state(regs);
	ukplat_crash();
}

void ukplat_memtag_fault_noted(void) __noreturn;

void ukplat_memtag_fault_noted(void)
{
	static const char text[] = "EL1 async tag check fault";
	__uptr from = (__uptr)__builtin_return_address(0);

	ukplat_end_note_at(UKPLAT_END_TAG, 0, text, from);
	say("%s, noticed at %p\n", text, (void *)from);
	say("Crashing\n");
	ukplat_crash();
}
