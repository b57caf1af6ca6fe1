/* SPDX-License-Identifier: Apache-2.0 */
#ifndef __APPBENCH_COUNTER_H__
#define __APPBENCH_COUNTER_H__

/* The processor's counter, in nanoseconds (counter_x86_64.c, counter_arm64.c) */
unsigned long now(void);

#endif /* __APPBENCH_COUNTER_H__ */
