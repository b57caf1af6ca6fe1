/* SPDX-License-Identifier: Apache-2.0 */
/* I/O ports and model-specific registers of x86 */
#ifndef __KVM_X86_PORT_H__
#define __KVM_X86_PORT_H__

#include <uk/arch/types.h>

static inline __u8 inb(__u16 port)
{
	__u8 v;

	__asm__ __volatile__("inb %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline void outb(__u16 port, __u8 v)
{
	__asm__ __volatile__("outb %0, %1" : : "a"(v), "Nd"(port));
}

static inline void outw(__u16 port, __u16 v)
{
	__asm__ __volatile__("outw %0, %1" : : "a"(v), "Nd"(port));
}

static inline void outs8(__u16 port, const void *buf, __sz len)
{
	__asm__ __volatile__("rep outsb"
			     : "+S"(buf), "+c"(len)
			     : "d"(port)
			     : "memory");
}

static inline __u64 rdmsr(__u32 msr)
{
	__u32 lo, hi;

	__asm__ __volatile__("rdmsr" : "=a"(lo), "=d"(hi) : "c"(msr));
	return ((__u64)hi << 32) | lo;
}

static inline void wrmsr(__u32 msr, __u64 v)
{
	__asm__ __volatile__("wrmsr"
			     :
			     : "c"(msr), "a"((__u32)v), "d"((__u32)(v >> 32)));
}

static inline __u64 rdtsc(void)
{
	__u32 lo, hi;

	__asm__ __volatile__("rdtsc" : "=a"(lo), "=d"(hi));
	return ((__u64)hi << 32) | lo;
}

#endif /* __KVM_X86_PORT_H__ */
