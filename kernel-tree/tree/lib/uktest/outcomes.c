/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "outcomes.h"

/* The case that runs now */
static struct uktest_outcomes *running;

struct frame_head {
	__u32 magic;
	__u16 expectations;
	__u16 name_len;
	__u16 text_len;
} __packed;

unsigned int uktest_first_canary(const char *name)
{
	__u32 hash = 2166136261U;

	while (*name)
		hash = (hash ^ (__u8)*name++) * 16777619U;
	return hash % UKPLAT_CANARIES;
}

void uktest_case_begin(struct uktest_outcomes *outcomes,
		       const struct uk_testsuite *suite,
		       const struct uk_testcase *esac)
{
	if (!ukplat_canaries())
		return;
	memset(outcomes, 0, sizeof(*outcomes));
	uk_snprintf(outcomes->name, sizeof(outcomes->name), "%s->%s",
		    suite->name, esac->name);
	outcomes->first = uktest_first_canary(outcomes->name);
	outcomes->outer = running;
	running = outcomes;
}

bool uk_test_canary(void)
{
	const __u8 *canaries = ukplat_canaries();
	unsigned int number;

	if (!canaries || !running)
		return false;
	number = (running->first + running->count) % UKPLAT_CANARIES;
	return canaries[number / 8] >> (number % 8) & 1;
}

void uktest_note(bool outcome, bool ok, const char *fmt, va_list args)
{
	unsigned int number;

	if (!running)
		return;
	number = running->count++;
	if (outcome && number < UKPLAT_CANARIES)
		running->bits[number / 8] |= 1 << (number % 8);
	if (!ok && !running->text[0])
		uk_vsnprintf(running->text, sizeof(running->text), fmt, args);
}

void uktest_case_end(struct uktest_outcomes *outcomes)
{
	static __u8 frame[sizeof(struct frame_head) + sizeof(*outcomes)];
	struct frame_head head = {.magic = UKTEST_FRAME_MAGIC};
	__u8 *at = frame + sizeof(head);
	__sz bytes;

	if (!ukplat_canaries())
		return;
	running = outcomes->outer;
	head.expectations = MIN(outcomes->count, UKPLAT_CANARIES);
	head.name_len = strlen(outcomes->name);
	head.text_len = strlen(outcomes->text);
	bytes = (head.expectations + 7) / 8;
	memcpy(frame, &head, sizeof(head));
	memcpy(at, outcomes->bits, bytes);
	memcpy(at += bytes, outcomes->name, head.name_len);
	memcpy(at += head.name_len, outcomes->text, head.text_len);
	ukplat_channel_send(UKPLAT_FRAME_DATA, frame,
			    at + head.text_len - frame);
}
