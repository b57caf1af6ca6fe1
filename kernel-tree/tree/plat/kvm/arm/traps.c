/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unhandled exceptions: print what the CPU was doing, then stop.
 *
 * _kvm_trap() is called by vectors.S. The report ends in a backtrace along the
 * frame pointers; `addr2line -e IMAGE.dbg` turns the addresses into lines.
 * Source: Arm Architecture Reference Manual, D17.2.37 (ESR_EL1).
 */
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/print.h>

#include "../platform.h"
#include "arm.h"

#define BACKTRACE_MAX 16

#define EC(esr) ((esr) >> 26)
#define EC_UNKNOWN 0x00
#define EC_SIMD 0x07
#define EC_ILLEGAL_STATE 0x0e
#define EC_INSTRUCTION_ABORT 0x21
#define EC_PC_ALIGNMENT 0x22
#define EC_DATA_ABORT 0x25
#define EC_SP_ALIGNMENT 0x26
#define EC_SERROR 0x2f
#define EC_BRK 0x3c

#define ISS_WRITE (1 << 6)
#define ISS_FSC(esr) ((esr)&0x3f)

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

void _kvm_trap(struct trap_frame *f, int from);

static const char *name_of(__u64 esr)
{
	switch (EC(esr)) {
	case EC_UNKNOWN:
		return "invalid instruction";
	case EC_SIMD:
		return "SIMD access";
	case EC_ILLEGAL_STATE:
		return "illegal execution state";
	case EC_INSTRUCTION_ABORT:
		return "instruction abort";
	case EC_PC_ALIGNMENT:
		return "PC alignment fault";
	case EC_DATA_ABORT:
		return "data abort";
	case EC_SP_ALIGNMENT:
		return "SP alignment fault";
	case EC_SERROR:
		return "SError";
	case EC_BRK:
		return "breakpoint";
	default:
		return "exception";
	}
}

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
		return ISS_FSC(esr) == 0x11 ? "tag check" : "external";
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

static const char *access_of(__u64 esr)
{
	if (EC(esr) == EC_INSTRUCTION_ABORT)
		return "execute";
	return esr & ISS_WRITE ? "write" : "read";
}

static void print_registers(const struct trap_frame *f)
{
	say("SP: %016lx ESR_EL1: %016lx\n", (long)f->sp, (long)f->esr);
	say("ELR_EL1: %016lx LR (x30): %016lx\n", (long)f->elr, (long)f->x[30]);
	say("PSTATE: %016lx FAR_EL1: %016lx\n", (long)f->spsr, (long)f->far);
	for (int i = 0; i < 30; i += 3)
		say("x%02d: %016lx x%02d: %016lx x%02d: %016lx\n", i,
		    (long)f->x[i], i + 1, (long)f->x[i + 1], i + 2,
		    (long)f->x[i + 2]);
}

/* A frame pointer of code that went wrong may be anything */
static int plausible_frame(__uptr fp, __uptr below)
{
	return fp > below && fp >= (__uptr)_start_image && (fp & 15) == 0 &&
	       fp < _kvm_board.ram + _kvm_board.ram_size - 16;
}

static void print_backtrace(const struct trap_frame *f)
{
	__uptr fp = f->x[29], below = f->sp - 1;

	say("Backtrace: %lx", (long)f->elr);
	for (int depth = 0; depth < BACKTRACE_MAX; depth++) {
		if (!plausible_frame(fp, below) || !((__uptr *)fp)[1])
			break;
		say(" %lx", (long)((__uptr *)fp)[1]);
		below = fp;
		fp = *(__uptr *)fp;
	}
	say("\n");
}

void _kvm_trap(struct trap_frame *f, int from)
{
	static int nested;
	char text[160];

	if (is_abort(f->esr))
		uk_snprintf(text, sizeof(text), "%s at address 0x%lx (%s, %s)",
			    name_of(f->esr), (long)f->far, access_of(f->esr),
			    fault_of(f->esr));
	else
		uk_snprintf(text, sizeof(text), "%s", name_of(f->esr));
	ukplat_end_note_at(UKPLAT_END_TRAP, EC(f->esr), text, f->elr);

	if (nested++)
		ukplat_crash();
	say("EL1 sync trap caught: %s%s\n", text,
	    from == FROM_HANDLER ? " in a handler" : "");
	print_registers(f);
	print_backtrace(f);
	say("Crashing\n");
	ukplat_crash();
}
