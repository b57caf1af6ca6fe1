/* SPDX-License-Identifier: Apache-2.0 */
/* A program that has one of each: code, a constant, a variable, and .bss. */
	.text
	.globl	_start
_start:	jmp	_start

	.section .rodata, "a"
	.ascii	"a constant"

	.data
	.quad	7

	.bss
	.skip	0x3000
