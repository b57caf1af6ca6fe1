/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A kernel that only follows a script, like x86_64.S beside this: the same
 * steps, with PSCI for 5 (off, whatever the value) and 6 (reset), and the
 * generic timer's count for 8. The channel is QEMU's pci-serial.
 *
 * The ELF header is written here, so that the script may simply follow the
 * code. It promises SIZE bytes; who writes the image fills it up to that.
 *
 * x19: what comes next in the script. x20: the step being done. x21: the last
 * one. x22, x23: transmitters of console and channel. The MMU stays off.
 */
#define SIZE	0x100000
#define PL011	0x09000000
#define PL011_FR	0x18
#define TX_FULL	5
#define PCI_CONFIG	0x4010000000
#define PCI_IO	0x3eff0000
#define SERIAL_ID	0x00021b36
#define SERIAL_IO	0x1000
#define SYSTEM_OFF	8
#define SYSTEM_RESET	9

	.text
	.globl	_start
	.balign	8
header:	.ascii	"\177ELF\2\1\1"
	.balign	16, 0
	.hword	2, 183			/* a program, AArch64 */
	.word	1
	.quad	_start, 64, 0
	.word	0
	.hword	64, 56, 1, 64, 0, 0
	.word	1, 7			/* one segment: all of it */
	.quad	0, header, header, SIZE, SIZE, 0x10000

_start:	ldr	x22, =PL011
	ldr	x23, =PCI_IO + SERIAL_IO
	ldr	x0, =PCI_CONFIG
	ldr	w1, =SERIAL_ID
1:	ldr	w2, [x0]
	cmp	w2, w1
	b.eq	2f
	add	x0, x0, #0x8000		/* the next slot; there is one */
	b	1b
2:	mov	w1, #SERIAL_IO
	str	w1, [x0, #0x10]		/* its address ... */
	mov	w1, #1
	str	w1, [x0, #4]		/* ... which it listens to */
	adr	x19, script
	mov	x20, x19

next:	mov	x21, x20
	mov	x20, x19
step:	ldr	w0, [x19], #4
	cmp	w0, #1
	b.eq	console
	cmp	w0, #2
	b.eq	channel
	cmp	w0, #3
	b.eq	hang
	cmp	w0, #5
	b.eq	exit
	cmp	w0, #6
	b.eq	reset
	cmp	w0, #7
	b.eq	again
	cmp	w0, #8
	b.eq	clock
halt:	msr	daifset, #15
1:	wfi
	b	1b

console:
	ldr	w1, [x19], #4
	add	x2, x19, x1
1:	cmp	x19, x2
	b.eq	align
	ldrb	w0, [x19], #1
	bl	put
	b	1b
align:	add	x19, x19, #3
	and	x19, x19, #~3
	b	next

put:	ldr	w3, [x22, #PL011_FR]
	tbnz	w3, #TX_FULL, put
	strb	w0, [x22]
	ret

channel:
	ldr	w1, [x19], #4
	add	x2, x19, x1
1:	cmp	x19, x2
	b.eq	align
	ldrb	w0, [x19], #1
	strb	w0, [x23]
	b	1b

again:	mov	x19, x21
	mov	x20, x19
	b	step

hang:	b	hang

exit:	mov	w1, #SYSTEM_OFF
	b	psci
reset:	mov	w1, #SYSTEM_RESET
psci:	movz	w0, #0x8400, lsl #16
	orr	w0, w0, w1
	hvc	#0
	b	halt

clock:	isb
	mrs	x4, cntvct_el0
	mov	w5, #16
1:	ror	x4, x4, #60
	and	w0, w4, #15
	add	w0, w0, #'0'
	cmp	w0, #'9'
	b.ls	2f
	add	w0, w0, #'a' - '0' - 10
2:	bl	put
	subs	w5, w5, #1
	b.ne	1b
	b	next

	.ltorg
	.balign	4
script:
