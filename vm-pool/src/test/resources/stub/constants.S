/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A kernel that writes to its own constant (OVER) or to a variable, and ends
 * without a word. Unlike the stubs beside it, it has sections.
 */
	.code32
	.text
	.globl	_start
#ifdef OVER
_start:	movb	$1, constant
#else
_start:	movb	$1, variable
#endif
	movw	$0x501, %dx
	movw	$41, %ax
	outw	%ax, %dx
1:	hlt
	jmp	1b

	.section .rodata, "a"
	.skip	16
constant:
	.byte	0

	.data
variable:
	.byte	0
