/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of the guest.
 *
 * Interface: <uk/plat/end.h>, ukplat_terminate() of <uk/plat/bootstrap.h>. Can
 * run in any state, including inside an exception of itself, so it uses
 * nothing but the channel and the power switch.
 */
#include <errno.h>
#include <uk/arch/memtag.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/channel.h>
#include <uk/plat/end.h>
#include <uk/plat/lcpu.h>
#include <uk/print.h>

#include "platform.h"

#define TEXT_MAX 240

/* Payload of the END frame; `text` is as long as the frame says */
static struct {
	__u8 kind; /* enum ukplat_end, 0: nothing noted yet */
	__u8 zero[3];
	__s32 value;
	__u64 ip;
	char text[TEXT_MAX];
} __packed note;

static __sz text_len;

void ukplat_end_note_at(enum ukplat_end kind, int value, const char *text,
			__uptr ip)
{
	if (kind != UKPLAT_END_TAG)
		ukarch_memtag_check(); /* it comes first, and comes here */
	if (note.kind)
		return;

	note.kind = kind;
	note.value = value;
	note.ip = ip;
	while (text && text[text_len] && text_len < TEXT_MAX) {
		note.text[text_len] = text[text_len];
		text_len++;
	}
	while (text_len && note.text[text_len - 1] == '\n')
		text_len--;
}

/* Did everything go as it should? For those who only see an exit status */
static int ended_well(void)
{
	switch (note.kind) {
	case UKPLAT_END_MAIN:
	case UKPLAT_END_EXIT:
		return note.value == 0;
	case UKPLAT_END_HALT:
		return note.value == UKPLAT_HALT ||
		       note.value == UKPLAT_RESTART;
	default:
		return 0;
	}
}

void ukplat_terminate(enum ukplat_gstate request)
{
	ukplat_lcpu_disable_irq();
	ukplat_end_note_at(UKPLAT_END_HALT, request, __NULL,
			   (__uptr)__builtin_return_address(0));
	ukplat_channel_send(UKPLAT_FRAME_END, &note,
			    sizeof(note) - TEXT_MAX + text_len);

	if (request == UKPLAT_RESTART)
		_ukplat_reset();
	uk_pr_info("Unikraft halted\n");
	_ukplat_power_off(ended_well());
}

int ukplat_suspend(void)
{
	return -EBUSY;
}
