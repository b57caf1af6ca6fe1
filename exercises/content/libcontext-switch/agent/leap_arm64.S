/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: leap.h. What lands here trusts no register and no stack. x16 and
 * x17 are ours on the way: any call may change them, so they prove nothing.
 */
#include "leap.h"
#include "scenario.h"

#define IRQS_MASKED (1 << 7)

.data
.balign 16
.globl leap_before
leap_before:	.fill REGISTERS, 8, 0
.globl leap_after
leap_after:	.fill REGISTERS, 8, 0
.globl leap_flags
leap_flags:	.quad 0
.globl leap_landed
leap_landed:	.long 0
.balign 8
refuge:		.quad 0	/* our own stack pointer */

/* All registers but x16, x17, x30 and sp between the processor and an array */
.macro all op, array
	\op	x0, x1, [\array, #8 * 0]
	\op	x2, x3, [\array, #8 * 2]
	\op	x4, x5, [\array, #8 * 4]
	\op	x6, x7, [\array, #8 * 6]
	\op	x8, x9, [\array, #8 * 8]
	\op	x10, x11, [\array, #8 * 10]
	\op	x12, x13, [\array, #8 * 12]
	\op	x14, x15, [\array, #8 * 14]
	\op	x18, x19, [\array, #8 * 18]
	\op	x20, x21, [\array, #8 * 20]
	\op	x22, x23, [\array, #8 * 22]
	\op	x24, x25, [\array, #8 * 24]
	\op	x26, x27, [\array, #8 * 26]
	\op	x28, x29, [\array, #8 * 28]
.endm

.macro address register, symbol
	adrp	\register, \symbol
	add	\register, \register, :lo12:\symbol
.endm

.text

/* void leap(unsigned long site) */
.globl leap
leap:
	stp	x29, x30, [sp, #-112]!
	stp	x27, x28, [sp, #16]
	stp	x25, x26, [sp, #32]
	stp	x23, x24, [sp, #48]
	stp	x21, x22, [sp, #64]
	stp	x19, x20, [sp, #80]
	str	x18, [sp, #96]
	address	x17, refuge
	mov	x16, sp
	str	x16, [x17]
	address	x16, sites
	add	x16, x16, x0, lsl #SITE_SHIFT
	address	x17, leap_before
	ldr	x30, [x17, #8 * 31]
	mov	sp, x30
	all	ldp, x17
	br	x16

/* x16: where; `str` and `mrs` change no flag */
landed:
	address	x17, leap_after
	all	stp, x17
	str	x30, [x17, #8 * 30]
	mov	x30, sp
	str	x30, [x17, #8 * 31]
	address	x17, leap_landed
	str	w16, [x17]
	address	x17, refuge
	ldr	x17, [x17]
	mov	sp, x17
	mrs	x16, daif	/* as on x86-64: a flag that is set while enabled */
	eor	x16, x16, #IRQS_MASKED
	address	x17, leap_flags
	str	x16, [x17]
	ldp	x27, x28, [sp, #16]
	ldp	x25, x26, [sp, #32]
	ldp	x23, x24, [sp, #48]
	ldp	x21, x22, [sp, #64]
	ldp	x19, x20, [sp, #80]
	ldr	x18, [sp, #96]
	ldp	x29, x30, [sp], #112
	ret

.macro land where
	movz	x16, #number
	movk	x16, #\where, lsl #16
	b	landed
.set number, number + 1
.endm

.balign SITE_LEN
sites:
.set number, 0
.rept SITES
	.balign SITE_LEN
	bl	ukarch_ctx_switch
	land	WHERE_SITE
.endr

.balign ENTRY_LEN
.globl leap_entries
leap_entries:
.set number, 0
.rept MAX_CONTEXTS
	.balign ENTRY_LEN
	land	WHERE_ENTRY
.endr

.balign PAD_LEN
.globl leap_pads
leap_pads:
.set number, 0
.rept PADS
	.balign PAD_LEN
	land	WHERE_PAD
.endr

.section .note.GNU-stack, "", %progbits
