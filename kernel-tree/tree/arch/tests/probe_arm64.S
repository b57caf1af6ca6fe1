/* SPDX-License-Identifier: Apache-2.0 */
/* probe.h on arm64; saved: x29, x18 to x28 */
#include "probe.h"

.text
.globl probe
probe:
	adrp	x9, probe_seen
	add	x9, x9, :lo12:probe_seen
	mov	x10, sp
	stp	x10, x30, [x9], #16
	stp	x0, x1, [x9], #16
	.irp	n, 3, 4, 5, 6, 7
	orr	x2, x2, x\n
	.endr
	stp	x2, xzr, [x9], #16	/* x8 to x17 may hold anything */
	stp	x29, x18, [x9], #16
	stp	x19, x20, [x9], #16
	stp	x21, x22, [x9], #16
	stp	x23, x24, [x9], #16
	stp	x25, x26, [x9], #16
	stp	x27, x28, [x9]
	.irp	n, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
	mov	x\n, #-1
	.endr
	bl	probe_done

.macro	mark reg, i
	ldr	\reg, =PROBE_MARK(\i)
.endm

.globl switch_with_marks
switch_with_marks:
	stp	x29, x30, [sp, #-112]!
	stp	x18, x19, [sp, #16]
	stp	x20, x21, [sp, #32]
	stp	x22, x23, [sp, #48]
	stp	x24, x25, [sp, #64]
	stp	x26, x27, [sp, #80]
	str	x28, [sp, #96]
	mark	x29, 0
	mark	x18, 1
	mark	x19, 2
	mark	x20, 3
	mark	x21, 4
	mark	x22, 5
	mark	x23, 6
	mark	x24, 7
	mark	x25, 8
	mark	x26, 9
	mark	x27, 10
	mark	x28, 11
	bl	ukarch_ctx_switch
	adrp	x9, marks_after
	add	x9, x9, :lo12:marks_after
	stp	x29, x18, [x9], #16
	stp	x19, x20, [x9], #16
	stp	x21, x22, [x9], #16
	stp	x23, x24, [x9], #16
	stp	x25, x26, [x9], #16
	stp	x27, x28, [x9]
	ldp	x18, x19, [sp, #16]
	ldp	x20, x21, [sp, #32]
	ldp	x22, x23, [sp, #48]
	ldp	x24, x25, [sp, #64]
	ldp	x26, x27, [sp, #80]
	ldr	x28, [sp, #96]
	ldp	x29, x30, [sp], #112
	ret
	.ltorg

.section .rodata
.balign 4
.globl probe_saved, probe_return_slot
probe_saved:		.int 12
probe_return_slot:	.int 0

.bss
.balign 8
.globl probe_seen, marks_after
probe_seen:	.skip (6 + PROBE_SAVED_MAX) * 8
marks_after:	.skip PROBE_SAVED_MAX * 8

.section .note.GNU-stack, "", %progbits
