/* SPDX-License-Identifier: Apache-2.0 */
#include "begun.h"

#ifdef __x86_64__
static const char names[REGISTERS][5] = {
	"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
	"r8",  "r9",  "r10", "r11", "r12", "r13", "r14", "r15"};
static const __u8 saved[] = {3, 12, 13, 14, 15};
static const __u8 arguments[] = {7, 6, 2, 1, 8, 9};
#define FRAME_POINTER 5
#define STACK_POINTER 4
#define RETURN_LEN 8 /* a call pushes the return address */
#else
static const char names[REGISTERS][5] = {
	"x0",  "x1",  "x2",  "x3",  "x4",  "x5",  "x6",	 "x7",
	"x8",  "x9",  "x10", "x11", "x12", "x13", "x14", "x15",
	"x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23",
	"x24", "x25", "x26", "x27", "x28", "x29", "x30", "sp"};
static const __u8 saved[] = {18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28};
static const __u8 arguments[] = {0, 1, 2, 3, 4, 5, 6, 7};
#define FRAME_POINTER 29
#define STACK_POINTER 31
#define LINK 30
#define RETURN_LEN 0
#endif

__u64 pad(unsigned int number)
{
	return (__uptr)enter_pads + number * PAD_LEN;
}

static __s64 name(const char *letters)
{
	__s64 packed = 0;

	for (unsigned int i = 0; i < 4 && letters[i]; i++)
		packed |= (__s64)letters[i] << (8 * i);
	return packed | NAMED;
}

static __s64 pad_name(unsigned int number)
{
	static const char others[][5] = {"a0c0", "a1c0", "a0c1",
					 "a1c1", "used", "free"};

	return name(number < PAD_ARG ? names[number % REGISTERS]
				     : others[(number - PAD_ARG) % 6]);
}

__s64 said(__u64 value)
{
	__u64 offset = value - pad(0);

	if (offset < PADS * PAD_LEN && offset % PAD_LEN == 0)
		return pad_name(offset / PAD_LEN);
	return value;
}

__s64 begun_where(void)
{
	return enter_landed == LANDED_ENTRY
		       ? 0
		       : pad_name(enter_landed - LANDED_PAD);
}

__uptr begun_sp(bool function)
{
	return enter_after[STACK_POINTER] + (function ? RETURN_LEN : 0);
}

__s64 begun_argument(unsigned int number)
{
	return said(enter_after[arguments[number]]);
}

__s64 begun_frame_pointer(void)
{
	return said(enter_after[FRAME_POINTER]);
}

__s64 begun_not_zero(unsigned int given)
{
	for (unsigned int i = given; i < sizeof(arguments); i++)
		if (enter_after[arguments[i]])
			return name(names[arguments[i]]);
	for (unsigned int i = 0; i < sizeof(saved); i++)
		if (enter_after[saved[i]])
			return name(names[saved[i]]);
	return 0;
}

__s64 begun_not_kept(void)
{
	for (unsigned int i = 0; i < sizeof(saved); i++)
		if (enter_after[saved[i]] != enter_before[saved[i]])
			return name(names[saved[i]]);
	return 0;
}

__s64 begun_return(const __u64 *from, const __u64 *to)
{
#ifdef LINK
	(void)from;
	(void)to;
	return said(enter_after[LINK]);
#else
	const __u64 *sp = (const __u64 *)enter_after[STACK_POINTER];

	return sp >= from && sp < to && (__uptr)sp % sizeof(*sp) == 0
		       ? said(*sp)
		       : -1;
#endif
}
