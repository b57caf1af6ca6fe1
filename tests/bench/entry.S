/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The smallest multiboot image: writes the TSC at its entry to the debug
 * console and stops. It says how many instructions the BIOS takes before a
 * kernel is entered.
 */
.code32
.globl _start
.balign 4
	.long	0x1badb002, 0, -0x1badb002
_start:
	rdtsc
	movl	%eax, %ebx
	movl	$8, %ecx
next:	movb	%bl, %al
	outb	%al, $0xe9
	shrdl	$8, %edx, %ebx
	shrl	$8, %edx
	loop	next
	movw	$0x501, %dx
	outw	%ax, %dx
