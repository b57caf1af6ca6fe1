/* SPDX-License-Identifier: Apache-2.0 */
/* probe.h on x86-64; saved: rbp, rbx, r12 to r15 */
#include "probe.h"

.text
.globl probe
probe:
	movq	%rsp, probe_seen+0*8(%rip)
	movq	%rdi, probe_seen+2*8(%rip)
	movq	%rsi, probe_seen+3*8(%rip)
	orq	%rcx, %rdx
	orq	%r8, %rdx
	orq	%r9, %rdx
	movq	%rdx, probe_seen+4*8(%rip)
	orq	%r10, %rax
	movq	%rax, probe_seen+5*8(%rip)
	movq	%rbp, probe_seen+6*8(%rip)
	movq	%rbx, probe_seen+7*8(%rip)
	movq	%r12, probe_seen+8*8(%rip)
	movq	%r13, probe_seen+9*8(%rip)
	movq	%r14, probe_seen+10*8(%rip)
	movq	%r15, probe_seen+11*8(%rip)
	movq	(%rsp), %rax
	movq	%rax, probe_seen+1*8(%rip)
	movq	$-1, %rbx
	movq	%rbx, %rbp
	movq	%rbx, %r12
	movq	%rbx, %r13
	movq	%rbx, %r14
	movq	%rbx, %r15
	andq	$-16, %rsp
	call	probe_done

.globl switch_with_marks
switch_with_marks:
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$8, %rsp
	movq	$PROBE_MARK(0), %rbp
	movq	$PROBE_MARK(1), %rbx
	movq	$PROBE_MARK(2), %r12
	movq	$PROBE_MARK(3), %r13
	movq	$PROBE_MARK(4), %r14
	movq	$PROBE_MARK(5), %r15
	call	ukarch_ctx_switch
	movq	%rbp, marks_after+0*8(%rip)
	movq	%rbx, marks_after+1*8(%rip)
	movq	%r12, marks_after+2*8(%rip)
	movq	%r13, marks_after+3*8(%rip)
	movq	%r14, marks_after+4*8(%rip)
	movq	%r15, marks_after+5*8(%rip)
	addq	$8, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	ret

.section .rodata
.balign 4
.globl probe_saved, probe_return_slot
probe_saved:		.int 6
probe_return_slot:	.int 8

.bss
.balign 8
.globl probe_seen, marks_after
probe_seen:	.skip (6 + PROBE_SAVED_MAX) * 8
marks_after:	.skip PROBE_SAVED_MAX * 8

.section .note.GNU-stack, "", @progbits
