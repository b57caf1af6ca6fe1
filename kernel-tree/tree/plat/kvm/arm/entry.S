/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the machine's reset to C.
 *
 * QEMU loads the ELF image and enters at EL1 with MMU and caches off and
 * interrupts masked. A start at EL3 or EL2 takes a detour (shim.S) and comes
 * back here at EL1.
 *
 * This file clears .bss, lets code use SIMD registers, and calls
 * _libkvmplat_start() on the boot stack. Code runs on SP_EL0, exceptions on
 * SP_EL1: a handler has a good stack whatever happened to the thread's.
 */
#include "arm.h"

.section .boot, "ax", %progbits
.globl _libkvmplat_entry
_libkvmplat_entry:
	msr	daifset, #0xf
	mrs	x0, CurrentEL
	cmp	x0, #CURRENT_EL1
	b.ne	_kvm_shim

	/* The loader may not have cleared .bss */
	adrp	x0, __bss_start
	add	x0, x0, :lo12:__bss_start
	adrp	x1, _end
	add	x1, x1, :lo12:_end
1:	stp	xzr, xzr, [x0], #16
	cmp	x0, x1
	b.lo	1b

	mov	x0, #(3 << 20)		/* CPACR_EL1.FPEN: no traps */
	msr	cpacr_el1, x0
	adrp	x0, _kvm_vectors
	add	x0, x0, :lo12:_kvm_vectors
	msr	vbar_el1, x0
	isb

	msr	spsel, #1
	adrp	x0, trap_stack_top
	add	x0, x0, :lo12:trap_stack_top
	mov	sp, x0
	msr	spsel, #0
	adrp	x0, boot_stack_top
	add	x0, x0, :lo12:boot_stack_top
	mov	sp, x0

	msr	daifclr, #4		/* SErrors: there is a stack to report on */

	mov	x29, xzr		/* a backtrace ends here */
	mov	x30, xzr
	b	_libkvmplat_start

.section .bss.boot, "aw", %nobits
.balign 16
boot_stack:	.skip BOOT_STACK_SIZE	/* becomes the first thread's */
boot_stack_top:
trap_stack:	.skip TRAP_STACK_SIZE
trap_stack_top:

.section .note.GNU-stack, "", %progbits
