/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exceptions: ask who handles such a one (<uk/arch/traps.h>); if nobody does,
 * print what the CPU was doing, then stop.
 *
 * _kvm_trap() is called by vectors.S. The report ends in a backtrace.
 * Source: Arm Architecture Reference Manual, D17.2.37 (ESR_EL1).
 */
#include <uk/arch/memtag.h>
#include <uk/arch/traps.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "../platform.h"
#include "arm.h"

#define EC(esr) (((esr) >> 26) & 0x3f)
#define EC_INSTRUCTION_ABORT 0x21
#define EC_DATA_ABORT 0x25
#define CLASSES 64

#define ISS_WRITE (1 << 6)
#define ISS_FSC(esr) ((esr)&0x3f)
#define FSC_TAG_CHECK 0x11
/* Faults of the access itself; others are of the memory map */
#define FSC_EXTERNAL 0x10
#define FSC_ALIGNMENT 0x21

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
} traps[CLASSES] = {
	[0x00] = {"invalid instruction", EVENT(INVALID_OP)},
	[0x07] = {"SIMD access", EVENT(MATH)},
	[0x0d] = {"branch target", EVENT(SECURITY)},
	[0x0e] = {"illegal execution state", __NULL},
	[0x1c] = {"pointer authentication", EVENT(SECURITY)},
	[0x21] = {"instruction abort", EVENT(PAGE_FAULT)},
	[0x22] = {"PC alignment fault", EVENT(BUS_ERROR)},
	[0x25] = {"data abort", EVENT(PAGE_FAULT)},
	[0x26] = {"SP alignment fault", EVENT(BUS_ERROR)},
	[0x2c] = {"floating point exception", EVENT(MATH)},
	[0x2f] = {"SError", __NULL},
	[0x31] = {"breakpoint", EVENT(DEBUG)},
	[0x33] = {"single step", EVENT(DEBUG)},
	[0x35] = {"watchpoint", EVENT(DEBUG)},
	[0x3c] = {"breakpoint instruction", EVENT(DEBUG)},
};

void _kvm_trap(struct __regs *regs, int from);

/* What kind of fault an abort is: bits 5 to 2 of its status code */
static const char *fault_of(__u64 esr)
{
	switch (ISS_FSC(esr) >> 2) {
	case 0:
		return "address size";
	case 1:
		return "not mapped";
	case 2:
		return "access flag";
	case 3:
		return "permission";
	case 4:
		return "external";
	case 8:
		return "alignment";
	default:
		return "other";
	}
}

static int is_abort(__u64 esr)
{
	return EC(esr) == EC_DATA_ABORT || EC(esr) == EC_INSTRUCTION_ABORT;
}

static const struct uk_event *event_of(__u64 esr)
{
	if (is_abort(esr) &&
	    (ISS_FSC(esr) == FSC_EXTERNAL || ISS_FSC(esr) == FSC_ALIGNMENT))
		return EVENT(BUS_ERROR);
	return traps[EC(esr)].event;
}

static const char *access_of(__u64 esr)
{
	if (EC(esr) == EC_INSTRUCTION_ABORT)
		return "execute";
	return esr & ISS_WRITE ? "write" : "read";
}

static void print_registers(const struct __regs *f)
{
	say("SP: %016lx ESR_EL1: %016lx\n", (long)f->sp, (long)f->esr);
	say("ELR_EL1: %016lx LR (x30): %016lx\n", (long)f->elr, (long)f->x[30]);
	say("PSTATE: %016lx FAR_EL1: %016lx\n", (long)f->spsr, (long)f->far);
	for (int i = 0; i < 30; i += 3)
		say("x%02d: %016lx x%02d: %016lx x%02d: %016lx\n", i,
		    (long)f->x[i], i + 1, (long)f->x[i + 1], i + 2,
		    (long)f->x[i + 2]);
}

static int is_code(__uptr address)
{
	return address >= (__uptr)_start_image && address < (__uptr)_etext;
}

/* Of a call of something that is no code, the backtrace begins at the call */
void _kvm_print_state(const struct __regs *f)
{
	print_registers(f);
	ukplat_end_backtrace(is_code(f->elr) ? f->elr : f->x[30], f->x[29]);
	say("Crashing\n");
}

static void crash(const struct __regs *f, int from) __noreturn;

static void crash(const struct __regs *f, int from)
{
	static int nested;
	const char *name = traps[EC(f->esr)].name;
	char text[160];

	name = name ? name : "exception";
	if (is_abort(f->esr))
		uk_snprintf(text, sizeof(text), "%s at address 0x%lx (%s, %s)",
			    name, (long)f->far, access_of(f->esr),
			    fault_of(f->esr));
	else
		uk_snprintf(text, sizeof(text), "%s", name);
	ukplat_end_note_at(UKPLAT_END_TRAP, EC(f->esr), text, f->elr);

	if (nested++)
		ukplat_crash();
	say("EL1 sync trap caught: %s%s\n", text,
	    from == FROM_HANDLER ? " in a handler" : "");
	_kvm_print_state(f);
	ukplat_crash();
}

void _kvm_trap(struct __regs *regs, int from)
{
	struct ukarch_trap_ctx ctx = {
		.regs = regs,
		.trapnr = EC(regs->esr),
		.error_code = regs->esr & 0x1ffffff,
		.fault_address = is_abort(regs->esr) ? regs->far : 0,
	};
	const struct uk_event *event = event_of(regs->esr);

	if (from == FROM_HANDLER || !event ||
	    uk_raise_event_ptr(event, &ctx) != UK_EVENT_HANDLED) {
#if CONFIG_HAVE_MEMTAG
		if (EC(regs->esr) == EC_DATA_ABORT &&
		    ISS_FSC(regs->esr) == FSC_TAG_CHECK)
			_kvm_tag_fault(regs);
#endif
		crash(regs, from);
	}
}
