/* SPDX-License-Identifier: Apache-2.0 */
/* The 8254 interval timer (Intel data sheet): known frequency, three counters */
#ifndef __KVM_X86_PIT_H__
#define __KVM_X86_PIT_H__

#define PIT_HZ 1193182ULL
#define PIT_COUNTER0 0x40 /* wired to interrupt line 0 */
#define PIT_COUNTER2 0x42 /* its gate is bit 0 of port 0x61 */
#define PIT_CMD 0x43
#define PIT_CMD_ONESHOT0 0x30 /* counter 0, low then high byte, mode 0 */
#define PIT_CMD_ONESHOT2 0xb0
#define PIT_CMD_LATCH2 0x80
#define PIT_GATE2_PORT 0x61
#define PIT_GATE2 0x01
#define PIT_SPEAKER 0x02
#define PIT_MAX 0xffff
#define PIT_IRQ 0

#endif /* __KVM_X86_PIT_H__ */
