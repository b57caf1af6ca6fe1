/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a machine keep memory tags apart? Give one granule of a page tag 5,
 * read the tags of twelve granules from the page's first on, print them in a
 * line, and switch off. The granule is the fifth: 000050000000 is right.
 * On a fault print an exclamation mark.
 *
 * Link at 0x40200000, for QEMU's virt. Sources: Arm ARM, D8 (tables), D10
 * (memory tags); PSCI 1.1, 5.1.
 */
	.arch	armv8.5-a+memtag
#define PL011		0x09000000
#define PAGE		0x40300000
#define TAGGED		4
#define GRANULES	12
#define SYSTEM_OFF	0x84000008

/* MAIR_EL1: attribute 0 device, 1 normal, 2 normal and tagged */
#define MAIR		0xf0ff04
/* TCR_EL1: 39 bits, walks cached and shared, no upper half, 40 bits out, TBI */
#define TCR		(25 | 1 << 8 | 1 << 10 | 3 << 12 | 1 << 23 | \
			 2 << 32 | 1 << 37)
/* SCTLR_EL1: MMU, caches, ATA, and the bits that are one */
#define SCTLR		(0x30d00800 | 1 << 43 | 1 << 12 | 1 << 2 | 1)
#define BLOCK		(1 << 10 | 1)		/* accessed */
#define NORMAL_TAGGED	(3 << 8 | 2 << 2)	/* shared, attribute 2 */

	.globl	_start
_start:	adr	x0, vectors
	msr	vbar_el1, x0
	adr	x0, table
	mov	x1, #BLOCK
	str	x1, [x0]
	ldr	x1, =0x40000000 | BLOCK | NORMAL_TAGGED
	str	x1, [x0, #8]
	msr	ttbr0_el1, x0
	ldr	x1, =MAIR
	msr	mair_el1, x1
	ldr	x1, =TCR
	msr	tcr_el1, x1
	isb
	ldr	x1, =SCTLR
	msr	sctlr_el1, x1
	isb

	ldr	x1, =(5 << 56) | (PAGE + TAGGED * 16)
	stg	x1, [x1]
	ldr	x2, =PAGE
	ldr	x3, =PL011
	mov	w4, #GRANULES
1:	mov	x1, x2
	ldg	x1, [x1]
	ubfx	x1, x1, #56, #4
	add	w1, w1, #'0'
	str	w1, [x3]
	add	x2, x2, #16
	subs	w4, w4, #1
	b.ne	1b
	mov	w1, #'\n'
off:	str	w1, [x3]
	ldr	w0, =SYSTEM_OFF
	hvc	#0
	b	.

	.balign	2048
vectors:
	.rept	16
	.balign	128
	ldr	x3, =PL011
	mov	w1, #'!'
	b	off
	.endr

	.ltorg
	.balign	4096
table:	.skip	4096
