/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The last 128 bytes below 4 GiB: all the firmware that our x86-64 kernels
 * need. From the processor's reset to the state in which a multiboot loader
 * leaves it, and on to the image that the host put into memory:
 *
 *   0x7000  u32  where the image begins
 *   0x7010       the multiboot information
 *
 * reset.rom is this file, assembled; ResetRomTest compares.
 *
 * Sources: Intel SDM volume 3, 9.1.4 and 9.9.1; Multiboot Specification
 * 0.6.96, 3.2.
 */
#define ENTRY		0x7000
#define INFORMATION	0x7010
#define MAGIC		0x2badb002

#define CR0_PE		0x00000001
#define CR0_CACHE_OFF	0x60000000
#define OFFSET		0xff80	/* of _start in CS, until the far jump */

	.code16
	.globl	_start
_start:	cli
	cld
	lgdtl	%cs:(gdt_ptr - _start + OFFSET)
	movl	%cr0, %eax
	andl	$~CR0_CACHE_OFF, %eax
	orl	$CR0_PE, %eax
	movl	%eax, %cr0
	ljmpl	$(code - gdt), $flat

	.code32
flat:	movl	$(data - gdt), %eax
	movl	%eax, %ds
	movl	%eax, %es
	movl	%eax, %fs
	movl	%eax, %gs
	movl	%eax, %ss
	movl	$MAGIC, %eax
	movl	$INFORMATION, %ebx
	jmp	*ENTRY

	/* Marked as accessed: the processor can't do it in a ROM */
	.balign	8
gdt:	.quad	0
code:	.quad	0x00cf9b000000ffff
data:	.quad	0x00cf93000000ffff
gdt_ptr:
	.word	. - gdt - 1
	.long	gdt

	.org	0x70	/* 0xfffffff0: the first instruction */
	.code16
	jmp	_start
	.org	0x80
