/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Why the guest ends: told to the host.
 *
 * On the release's KVM platform success, failed assertion and crash end in the
 * same power-off (contract 0, 8.5). Here whoever ends the guest first notes
 * why; ukplat_terminate() sends the note to the host as the END frame of the
 * channel (<uk/plat/channel.h>).
 */
#ifndef __UKPLAT_END_H__
#define __UKPLAT_END_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The numbers are part of the channel's protocol */
enum ukplat_end {
	UKPLAT_END_MAIN = 1,   /* main returned; value: what */
	UKPLAT_END_EXIT = 2,   /* exit() was called; value: status */
	UKPLAT_END_ASSERT = 3, /* an assertion failed; value: its line */
	UKPLAT_END_CRASH = 4,  /* UK_CRASH(); value: its line */
	UKPLAT_END_TRAP = 5,   /* unhandled CPU exception; value: vector */
	UKPLAT_END_HALT = 6,   /* somebody called ukplat_terminate(); value:
				* its argument
				*/
	UKPLAT_END_INIT = 7,   /* an init table entry failed; value: its code */
	UKPLAT_END_TAG = 8,    /* memory tags differed (<uk/arch/memtag.h>);
				* value: the pointer's tag * 16 + the memory's,
				* 0 if they are not known
				*/
};

/**
 * Note why the guest is about to end. Only the first note of a boot counts: a
 * crash inside exit() is still reported as the exit it was.
 *
 * @param kind reason
 * @param value see the kinds
 * @param text what to tell a human, or NULL; copied, cut at 240 bytes
 * @param ip address of the code that ended it, 0 if unknown
 */
void ukplat_end_note_at(enum ukplat_end kind, int value, const char *text,
			__uptr ip);

static inline void ukplat_end_note(enum ukplat_end kind, int value,
				   const char *text)
{
	ukplat_end_note_at(kind, value, text, 0);
}

/**
 * Print a backtrace of code that ends the guest. Switches tag checks off.
 *
 * @param from its address, the first that is printed
 * @param fp its frame pointer; may be anything
 */
void ukplat_end_backtrace(__uptr from, __uptr fp);

/* The same for the caller of the function that this stands in */
#define ukplat_end_backtrace_caller()                                          \
	ukplat_end_backtrace((__uptr)__builtin_return_address(0),              \
			     *(__uptr *)__builtin_frame_address(0))

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_END_H__ */
