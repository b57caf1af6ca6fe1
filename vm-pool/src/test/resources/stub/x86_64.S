/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A kernel that only follows a script: the contract suite of the machines
 * writes the script behind the code (StubKernel.java).
 *
 * Steps, all words 32 bits little endian:
 *   1 len bytes  to the serial console     5 value  to the exit device
 *   2 len bytes  to the frame channel      6 -      triple fault
 *   3 -          hang, busy                7 -      the last step again
 *   4 -          halt, interrupts off      8 -      TSC to the console, in hex
 * Bytes are padded to a multiple of four.
 *
 * QEMU's own loader finds a multiboot header, ours an ELF header: both mean the
 * whole file. The ELF header promises SIZE bytes; who writes the image fills it
 * up to that.
 *
 * %esi: what comes next in the script. %edi: the step being done.
 */
#define SIZE	0x100000
#define CONSOLE	0x3f8
#define CHANNEL	0xe9
#define EXIT	0x501

	.code32
	.text
	.globl	_start
	.balign	4
image:	.ascii	"\177ELF\2\1\1"
	.balign	16, 0
	.word	2, 62			/* a program, x86-64 */
	.long	1
	.long	_start, 0, 64, 0, 0, 0
	.long	0
	.word	64, 56, 1, 64, 0, 0
	.long	1, 7			/* one segment: all of it */
	.long	0, 0, image, 0, image, 0, SIZE, 0, SIZE, 0, 0x1000, 0
header:	/* Multiboot 1 with address fields (bit 16) */
	.long	0x1badb002, 0x10000, -(0x1badb002 + 0x10000)
	.long	header, image, 0, 0, _start
_start:
	cld
	movl	$stack_end, %esp
	movl	$script, %esi
next:	movl	%edi, last
	movl	%esi, %edi
step:	lodsl
	cmpl	$1, %eax
	je	console
	cmpl	$2, %eax
	je	channel
	cmpl	$3, %eax
	je	hang
	cmpl	$5, %eax
	je	exit
	cmpl	$6, %eax
	je	fault
	cmpl	$7, %eax
	je	again
	cmpl	$8, %eax
	je	clock
halt:	cli
	hlt
	jmp	halt

console:
	lodsl
	movl	%eax, %ecx
	addl	$3, %eax
	andl	$~3, %eax
	leal	(%esi, %eax), %ebp
1:	jecxz	2f
	lodsb
	call	put
	decl	%ecx
	jmp	1b
2:	movl	%ebp, %esi
	jmp	next

put:	movb	%al, %bl
	movw	$CONSOLE + 5, %dx
1:	inb	%dx, %al
	testb	$0x20, %al
	jz	1b
	movb	%bl, %al
	movw	$CONSOLE, %dx
	outb	%al, %dx
	ret

channel:
	lodsl
	movl	%eax, %ecx
	addl	$3, %eax
	andl	$~3, %eax
	leal	(%esi, %eax), %ebp
	movw	$CHANNEL, %dx
	rep outsb
	movl	%ebp, %esi
	jmp	next

again:	movl	last, %esi
	movl	%esi, %edi
	jmp	step

hang:	jmp	hang

exit:	lodsl
	movw	$EXIT, %dx
	outw	%ax, %dx
	jmp	halt

fault:	lidt	no_idt
	int3

clock:	rdtsc
	movl	%eax, %ebp
	movl	$8, %ecx
	movl	%edx, %eax
	call	hex
	movl	%ebp, %eax
	movl	$8, %ecx
	call	hex
	jmp	next

hex:	roll	$4, %eax
	pushl	%eax
	andb	$15, %al
	addb	$'0', %al
	cmpb	$'9', %al
	jbe	1f
	addb	$'a' - '0' - 10, %al
1:	call	put
	popl	%eax
	loop	hex
	ret

	.balign	4
no_idt:	.word	0
	.long	0
	.balign	4
last:	.long	0
stack:	.skip	256
stack_end:
script:
