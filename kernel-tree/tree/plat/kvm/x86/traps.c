/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exceptions: ask who handles such a one (<uk/arch/traps.h>); if nobody does,
 * print what the CPU was doing, then stop.
 *
 * _kvm_trap() is called by vectors.S. The report ends in a backtrace.
 */
#include <uk/arch/traps.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "../platform.h"
#include "x86.h"

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

UK_EVENT(UKARCH_TRAP_INVALID_OP);
UK_EVENT(UKARCH_TRAP_DEBUG);
UK_EVENT(UKARCH_TRAP_PAGE_FAULT);
UK_EVENT(UKARCH_TRAP_BUS_ERROR);
UK_EVENT(UKARCH_TRAP_MATH);
UK_EVENT(UKARCH_TRAP_SECURITY);

#define EVENT(name) UK_EVENT_PTR(UKARCH_TRAP_##name)

static const struct {
	const char *name;
	const struct uk_event *event; /* or NULL: nobody can mend that */
} traps[VECTOR_TRAPS] = {
	[0] = {"divide error", EVENT(MATH)},
	[1] = {"debug", EVENT(DEBUG)},
	[2] = {"NMI", __NULL},
	[3] = {"breakpoint", EVENT(DEBUG)},
	[4] = {"overflow", EVENT(MATH)},
	[5] = {"bound range exceeded", EVENT(BUS_ERROR)},
	[6] = {"invalid opcode", EVENT(INVALID_OP)},
	[7] = {"device not available", EVENT(MATH)},
	[8] = {"double fault", __NULL},
	[10] = {"invalid TSS", __NULL},
	[11] = {"segment not present", EVENT(BUS_ERROR)},
	[12] = {"stack segment fault", EVENT(BUS_ERROR)},
	[13] = {"general protection fault", EVENT(BUS_ERROR)},
	[14] = {"page fault", EVENT(PAGE_FAULT)},
	[16] = {"x87 floating point error", EVENT(MATH)},
	[17] = {"alignment check", EVENT(BUS_ERROR)},
	[18] = {"machine check", __NULL},
	[19] = {"SIMD floating point error", EVENT(MATH)},
	[21] = {"control protection", EVENT(SECURITY)},
};

void _kvm_trap(struct __regs *regs);

static void print_registers(const struct __regs *f)
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

/* Of a call of something that is no code, the call */
static __uptr last_code(const struct __regs *f)
{
	if (f->rip >= (__uptr)_start_image && f->rip < (__uptr)_etext)
		return f->rip;
	if (f->rsp < (__uptr)_start_image || f->rsp > (1UL << 32) - 8)
		return f->rip;
	return *(__uptr *)f->rsp;
}

static void crash(const struct __regs *f, __u64 address) __noreturn;

static void crash(const struct __regs *f, __u64 address)
{
	static int nested;
	const char *name = "reserved";
	char text[160];

	if (traps[f->vector].name)
		name = traps[f->vector].name;
	if (f->vector == VECTOR_PAGE_FAULT)
		uk_snprintf(text, sizeof(text), "%s at address 0x%lx (%s)",
			    name, (long)address,
			    f->error_code & 0x10  ? "execute"
			    : f->error_code & 0x2 ? "write"
						  : "read");
	else
		uk_snprintf(text, sizeof(text), "%s", name);
	ukplat_end_note_at(UKPLAT_END_TRAP, f->vector, text, f->rip);

	if (nested++)
		ukplat_crash();
	say("Unhandled Trap %lu (%s), error code=0x%lx\n", (long)f->vector,
	    text, (long)f->error_code);
	print_registers(f);
	ukplat_end_backtrace(last_code(f), f->rbp);
	say("Crashing\n");
	ukplat_crash();
}

void _kvm_trap(struct __regs *regs)
{
	struct ukarch_trap_ctx ctx = {
		.regs = regs,
		.trapnr = regs->vector,
		.error_code = regs->error_code,
	};
	const struct uk_event *event = traps[regs->vector].event;

	if (regs->vector == VECTOR_PAGE_FAULT)
		__asm__ __volatile__("mov %%cr2, %0" : "=r"(ctx.fault_address));
	if (!event || uk_raise_event_ptr(event, &ctx) != UK_EVENT_HANDLED)
		crash(regs, ctx.fault_address);
}
