/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the `syscall` instruction leads: number in rax, arguments in rdi, rsi,
 * rdx, r10, r8, r9; the CPU has put the return address into rcx, the flags into
 * r11. The result goes to rax, every other register comes back as it was.
 *
 * Nobody has switched stacks, and binary code may keep something in the 128
 * bytes below its stack pointer.
 */
#define RED_ZONE 128

.text
.globl _uk_syscall_binary_entry
_uk_syscall_binary_entry:
	leaq	-RED_ZONE(%rsp), %rsp
	pushq	%r11
	pushq	%rcx
	pushq	%rax
	pushq	%rdi
	pushq	%rsi
	pushq	%rdx
	pushq	%r10
	pushq	%r8
	pushq	%r9
	movq	%rsp, %rdi		/* struct binary_call */
	pushq	%rbp
	movq	%rsp, %rbp
	andq	$-16, %rsp
	call	_uk_syscall_binary
	movq	%rbp, %rsp
	popq	%rbp
	popq	%r9
	popq	%r8
	popq	%r10
	popq	%rdx
	popq	%rsi
	popq	%rdi
	popq	%rax
	popq	%rcx
	movq	(%rsp), %r11
	popfq
	leaq	RED_ZONE(%rsp), %rsp
	jmp	*%rcx

.section .note.GNU-stack, "", @progbits
