/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of interrupted code, in the order in which they are saved */
#ifndef __UKARCH_TRAPS_H__
#error Do not include this header directly, but <uk/arch/traps.h>
#endif

struct __regs {
	__u64 x[31];
	__u64 sp;
	__u64 elr, spsr; /* where to return to, and to which state */
	__u64 esr, far;	 /* what happened, and at which address */
};
