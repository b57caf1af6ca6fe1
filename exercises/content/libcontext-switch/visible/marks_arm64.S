/* SPDX-License-Identifier: Apache-2.0 */
/* Interface: marks.h. Register number n of the list is marked with 0x10 + n. */
#include "marks.h"

#define MARK(r, n) mov r, 0x10 + n;
#define COMPARE(r, n) cmp r, 0x10 + n; cset x9, ne; orr x0, x0, x9, lsl n;

.text
.globl switch_with_marks
switch_with_marks:
	stp	x29, x30, [sp, #-112]!
	stp	x27, x28, [sp, #16]
	stp	x25, x26, [sp, #32]
	stp	x23, x24, [sp, #48]
	stp	x21, x22, [sp, #64]
	stp	x19, x20, [sp, #80]
	str	x18, [sp, #96]
	EACH_MARKED(MARK)
	bl	ukarch_ctx_switch
	mov	x0, #0
	EACH_MARKED(COMPARE)
	ldp	x27, x28, [sp, #16]
	ldp	x25, x26, [sp, #32]
	ldp	x23, x24, [sp, #48]
	ldp	x21, x22, [sp, #64]
	ldp	x19, x20, [sp, #80]
	ldr	x18, [sp, #96]
	ldp	x29, x30, [sp], #112
	ret

.section .note.GNU-stack, "", %progbits
