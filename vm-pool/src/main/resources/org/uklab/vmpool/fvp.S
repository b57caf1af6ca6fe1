/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel of the conformance run on FVP Base RevC: it only follows a script
 * (FvpScript.java), which whoever makes the image writes behind the code.
 *
 * Steps, all words 32 bits little endian, bytes padded to a multiple of four:
 *   1 len bytes  to the console (UART0)    7 -  the last step again
 *   2 len bytes  to the channel (UART1)    8 -  the timer's count, in hex
 *   3 -          hang, busy                9 -  a store with a wrong tag, trapped
 *   5 -          the shutdown register    10 -  the same, told later
 *
 * The model starts at EL3, from where tags have to be let through to EL1, where
 * the rest runs. The addresses may be given from outside to try this elsewhere.
 *
 * x19: what comes next in the script. x20: the step being done. x21: the last
 * one. Sources: Arm ARM, D8 (tables), D10 (memory tags), D19 (registers); Arm,
 * FVP Reference Guide, memory map of Base; TF-A's fvp_pm.c for the shutdown.
 */
	.arch	armv8.5-a+memtag
#ifndef RAM
#define RAM		0x80000000
#define UART0		0x1c090000
#define UART1		0x1c0a0000
#endif
#define UART_FR		0x18
#define UART_FULL	5
#define UART_CR		0x30
#define UART_ON		0x301
#define CFGCTRL		0x1c0100a4
#define CFG_SHUTDOWN	0xc0800000	/* start, write, function 8 */
#define SIZE		0x100000	/* what the image is filled up to */
#define PAGE		(RAM + 0x300000)
#define GRANULE		(PAGE + 0x40)

/* EL3 and EL2: the level below is 64 bits wide, not secure, and may have tags */
#define SCR_EL3		(1 << 26 | 1 << 17 | 1 << 16 | 1 << 10 | 1 << 8 | 0x31)
#define HCR_EL2		(1 << 56 | 1 << 31)
#define CPTR_EL2	0x33ff
#define SPSR_EL1H	0x3c5

/* MAIR_EL1: attribute 0 device, 2 normal and tagged */
#define MAIR		0xf0ff04
/* TCR_EL1: 39 bits, walks cached and shared, no upper half, 40 bits out, TBI */
#define TCR		(25 | 1 << 8 | 1 << 10 | 3 << 12 | 1 << 23 | \
			 2 << 32 | 1 << 37)
/* SCTLR_EL1: MMU, caches, ATA, and the bits that are one */
#define SCTLR		(0x30d00800 | 1 << 43 | 1 << 12 | 1 << 2 | 1)
#define TCF_SYNC	(1 << 40)
#define TCF_ASYNC	(2 << 40)
#define TFSR_EL1	S3_0_C5_C6_0
#define BLOCK		(1 << 10 | 1)
#define NORMAL_TAGGED	(3 << 8 | 2 << 2)

	.text
	.globl	_start
header:	.ascii	"\177ELF\2\1\1"
	.balign	16, 0
	.hword	2, 183			/* a program, AArch64 */
	.word	1
	.quad	_start, 64, 0
	.word	0
	.hword	64, 56, 1, 64, 0, 0
	.word	1, 7			/* one segment: all of it */
	.quad	0, header, header, SIZE, SIZE, 0x10000

_start:	mrs	x0, currentel
	cmp	x0, #3 << 2
	b.ne	at_el1
	ldr	x0, =SCR_EL3
	msr	scr_el3, x0
	msr	cptr_el3, xzr
	ldr	x0, =HCR_EL2
	msr	hcr_el2, x0
	ldr	x0, =CPTR_EL2
	msr	cptr_el2, x0
	msr	cntvoff_el2, xzr
	mov	x0, #3
	msr	cnthctl_el2, x0
	ldr	x0, =0x30d00800
	msr	sctlr_el1, x0
	mov	x0, #SPSR_EL1H
	msr	spsr_el3, x0
	adr	x0, at_el1
	msr	elr_el3, x0
	eret

at_el1:	adr	x0, vectors
	msr	vbar_el1, x0
	adrp	x0, table
	mov	x1, #BLOCK
	str	x1, [x0]
	ldr	x1, =RAM | BLOCK | NORMAL_TAGGED
	str	x1, [x0, #RAM >> 27]	/* 8 bytes for each GiB */
	dsb	sy
	msr	ttbr0_el1, x0
	ldr	x1, =MAIR
	msr	mair_el1, x1
	ldr	x1, =TCR
	msr	tcr_el1, x1
	isb
	tlbi	vmalle1
	dsb	sy
	ldr	x1, =SCTLR
	msr	sctlr_el1, x1
	isb
	msr	tco, #0
	mov	w1, #UART_ON
	ldr	x0, =UART0
	str	w1, [x0, #UART_CR]
	ldr	x0, =UART1
	str	w1, [x0, #UART_CR]
	adr	x19, script
	mov	x20, x19

next:	mov	x21, x20
	mov	x20, x19
step:	ldr	w0, [x19], #4
	ldr	x22, =UART0
	cmp	w0, #1
	b.eq	bytes
	cmp	w0, #5
	b.eq	off
	cmp	w0, #7
	b.eq	again
	cmp	w0, #8
	b.eq	clock
	cmp	w0, #9
	b.eq	sync
	cmp	w0, #10
	b.eq	async
	cmp	w0, #2
	b.ne	hang
	ldr	x22, =UART1

bytes:	ldr	w1, [x19], #4
	add	x2, x19, x1
1:	cmp	x19, x2
	b.eq	2f
	ldrb	w0, [x19], #1
	bl	put
	b	1b
2:	add	x19, x19, #3
	and	x19, x19, #~3
	b	next

put:	ldr	w3, [x22, #UART_FR]
	tbnz	w3, #UART_FULL, put
	strb	w0, [x22]
	ret

again:	mov	x19, x21
	mov	x20, x19
	b	step

hang:	yield
	b	hang

off:	ldr	x0, =CFGCTRL
	ldr	w1, =CFG_SHUTDOWN
	str	w1, [x0]
	b	hang

clock:	isb
	mrs	x4, cntvct_el0
	mov	w5, #64
	bl	hex
	b	next

/* The granule has tag 5, the store's pointer tag 6 */
sync:	ldr	x1, =SCTLR | TCF_SYNC
	bl	store
	adr	x6, no_fault
	b	said

async:	ldr	x1, =SCTLR | TCF_ASYNC
	bl	store
	dsb	sy
	isb
	adr	x6, async_words
	bl	say
	mrs	x4, TFSR_EL1
	mov	w5, #4
	bl	hex
	b	line

store:	msr	TFSR_EL1, xzr
	msr	sctlr_el1, x1
	isb
	ldr	x1, =(5 << 56) + GRANULE
	stg	x1, [x1]
	ldr	x1, =(6 << 56) + GRANULE
	str	w1, [x1]
	ret

trapped:
	ldr	x22, =UART0
	adr	x6, sync_words
	bl	say
	mrs	x4, esr_el1
	mov	w5, #32
	bl	hex
	adr	x6, far_words
	bl	say
	mrs	x4, far_el1
	mov	w5, #64
	bl	hex
	msr	tco, #0
line:	adr	x6, newline
said:	bl	say
	ldr	x1, =SCTLR
	msr	sctlr_el1, x1
	isb
	b	next

say:	mov	x7, x30
1:	ldrb	w0, [x6], #1
	cbz	w0, 2f
	bl	put
	b	1b
2:	ret	x7

/* The lowest w5 bits of x4 */
hex:	mov	x7, x30
1:	sub	w5, w5, #4
	lsr	x0, x4, x5
	and	w0, w0, #15
	add	w0, w0, #'0'
	cmp	w0, #'9'
	b.ls	2f
	add	w0, w0, #'a' - '0' - 10
2:	bl	put
	cbnz	w5, 1b
	ret	x7

no_fault:
	.string	"no fault\n"
sync_words:
	.string	"sync esr="
far_words:
	.string	" far="
async_words:
	.string	"async tfsr="
newline:
	.string	"\n"

	.balign	2048
vectors:
	.rept	16
	.balign	128
	b	trapped
	.endr

	.ltorg
	.balign	4096
table:	.skip	4096
	.ascii	"uklab script ::\n"	/* for who looks for it in an image */
script:
