/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of interrupted code, in the order in which they are saved */
#ifndef __UKARCH_TRAPS_H__
#error Do not include this header directly, but <uk/arch/traps.h>
#endif

struct __regs {
	__u64 r15, r14, r13, r12, r11, r10, r9, r8;
	__u64 rbp, rdi, rsi, rdx, rcx, rbx, rax;
	__u64 vector, error_code;
	__u64 rip, cs, rflags, rsp, ss; /* pushed by the CPU */
};
