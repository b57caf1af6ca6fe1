/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ends that need an instruction of the processor's (machine_x86_64.c,
 * machine_arm64.c).
 */
#ifndef __APPENDS_MACHINE_H__
#define __APPENDS_MACHINE_H__

/* An instruction that no processor has */
void invalid_instruction(void);

/* The machine starts anew, or would, without the kernel being asked */
void lose_machine(void);

#endif /* __APPENDS_MACHINE_H__ */
