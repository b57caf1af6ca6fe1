/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unhandled exceptions: print what the CPU was doing, then stop.
 *
 * _kvm_trap() is called by vectors.S. The report ends in a backtrace along the
 * frame pointers; `addr2line -e IMAGE.dbg` turns the addresses into lines.
 */
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "../platform.h"
#include "x86.h"

#define BACKTRACE_MAX 16

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

static const char *const names[VECTOR_TRAPS] = {
	[0] = "divide error",
	[1] = "debug",
	[2] = "NMI",
	[3] = "breakpoint",
	[4] = "overflow",
	[5] = "bound range exceeded",
	[6] = "invalid opcode",
	[7] = "device not available",
	[8] = "double fault",
	[10] = "invalid TSS",
	[11] = "segment not present",
	[12] = "stack segment fault",
	[13] = "general protection fault",
	[14] = "page fault",
	[16] = "x87 floating point error",
	[17] = "alignment check",
	[18] = "machine check",
	[19] = "SIMD floating point error",
};

void _kvm_trap(struct trap_frame *f) __noreturn;

static void print_registers(const struct trap_frame *f)
{
	say("RIP: %016lx  CS: %04lx  EFLAGS: %08lx\n", (long)f->rip,
	    (long)f->cs, (long)f->rflags);
	say("RSP: %016lx  SS: %04lx\n", (long)f->rsp, (long)f->ss);
	say("RAX: %016lx RBX: %016lx RCX: %016lx\n", (long)f->rax, (long)f->rbx,
	    (long)f->rcx);
	say("RDX: %016lx RSI: %016lx RDI: %016lx\n", (long)f->rdx, (long)f->rsi,
	    (long)f->rdi);
	say("RBP: %016lx R08: %016lx R09: %016lx\n", (long)f->rbp, (long)f->r8,
	    (long)f->r9);
	say("R10: %016lx R11: %016lx R12: %016lx\n", (long)f->r10, (long)f->r11,
	    (long)f->r12);
	say("R13: %016lx R14: %016lx R15: %016lx\n", (long)f->r13, (long)f->r14,
	    (long)f->r15);
}

/* A frame pointer of code that went wrong may be anything */
static int plausible_frame(__uptr fp, __uptr below)
{
	return fp > below && fp < (1UL << 32) - 16 &&
	       fp >= (__uptr)_start_image && (fp & 7) == 0;
}

static void print_backtrace(const struct trap_frame *f)
{
	__uptr fp = f->rbp, below = f->rsp - 1;
	int depth;

	say("Backtrace: %lx", (long)f->rip);
	for (depth = 0; depth < BACKTRACE_MAX; depth++) {
		if (!plausible_frame(fp, below) || !((__uptr *)fp)[1])
			break;
		say(" %lx", (long)((__uptr *)fp)[1]);
		below = fp;
		fp = *(__uptr *)fp;
	}
	say("\n");
}

void _kvm_trap(struct trap_frame *f)
{
	static int nested;
	const char *name = "reserved";
	char text[160];
	__u64 cr2 = 0;

	if (f->vector < VECTOR_TRAPS && names[f->vector])
		name = names[f->vector];
	if (f->vector == VECTOR_PAGE_FAULT) {
		__asm__ __volatile__("mov %%cr2, %0" : "=r"(cr2));
		uk_snprintf(text, sizeof(text), "%s at address 0x%lx (%s)",
			    name, (long)cr2,
			    f->error_code & 0x10  ? "execute"
			    : f->error_code & 0x2 ? "write"
						  : "read");
	} else {
		uk_snprintf(text, sizeof(text), "%s", name);
	}
	ukplat_end_note_at(UKPLAT_END_TRAP, f->vector, text, f->rip);

	if (nested++)
		ukplat_crash();
	say("Unhandled Trap %lu (%s), error code=0x%lx\n", (long)f->vector,
	    text, (long)f->error_code);
	print_registers(f);
	print_backtrace(f);
	say("Crashing\n");
	ukplat_crash();
}
