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
#include <uk/asm/mte.h>
#include <uk/blame.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "arm.h"

#define ISS_WRITE (1 << 6)

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

/* Where an address is, seen from an allocation */
static void place(const struct uk_blame *blame, char *text, __sz size)
{
	if (blame->distance < 0)
		uk_snprintf(text, size, "%ld bytes before the %lu bytes at %p",
			    -blame->distance, blame->size, blame->start);
	else if ((__sz)blame->distance >= blame->size)
		uk_snprintf(text, size,
			    "%ld bytes behind the end of the %lu bytes at %p",
			    blame->distance - (long)blame->size, blame->size,
			    blame->start);
	else
		uk_snprintf(text, size, "inside the %lu bytes at %p",
			    blame->size, blame->start);
}

/* What a pointer was meant for, in words */
static void describe(const void *ptr, char *text, __sz size)
{
	char owner[80] = "free memory";
	struct uk_blame blame;

	if (uk_alloc_owner(ptr, &blame))
		place(&blame, owner, sizeof(owner));
	switch (uk_alloc_blame(ptr, &blame)) {
	case UK_BLAME_MEANT:
		place(&blame, text, size);
		break;
	case UK_BLAME_FREED:
		uk_snprintf(text, size, "it was freed before, now %s", owner);
		break;
	default:
		uk_snprintf(text, size, "no allocation near has this tag, %s",
			    owner);
	}
}

void _kvm_tag_fault(const struct __regs *regs)
{
	const void *ptr = (const void *)regs->far;
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	unsigned int found = ukarch_memtag_of_memory(ptr);
	const char *access = regs->esr & ISS_WRITE ? "write at" : "read at";
	char whose[120], text[240];

	describe(ptr, whose, sizeof(whose));
	if (uk_alloc_returning)
		access = "free of";
	uk_snprintf(text, sizeof(text),
		    "tag check fault: %s %p, pointer has tag %u, memory has "
		    "tag %u; %s",
		    access, ukarch_memtag_strip(ptr), tag, found, whose);
	ukplat_end_note_at(UKPLAT_END_TAG, tag << 4 | found, text, regs->elr);
	say("EL1 sync trap caught: %s\n", text);
	_kvm_print_state(regs);
	ukplat_crash();
}

void ukplat_memtag_fault_noted(__uptr from) __noreturn;

void ukplat_memtag_fault_noted(__uptr from)
{
	char text[80];

	PSTATE_TCO_SET(); /* the stack of a thread is tagged as well */
	uk_snprintf(text, sizeof(text), "EL1 async tag check fault%s",
		    uk_alloc_returning ? ", at a free at the latest" : "");
	ukplat_end_note_at(UKPLAT_END_TAG, 0, text, from);
	say("%s\n", text);
	ukplat_end_backtrace((__uptr)ukplat_memtag_fault_noted,
			     (__uptr)__builtin_frame_address(0));
	say("Crashing\n");
	ukplat_crash();
}
