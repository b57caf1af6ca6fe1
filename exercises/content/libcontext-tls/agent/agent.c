/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise libcontext-tls: hands templates that the host drew to
 * the code under test, and tells what it answers and writes.
 *
 *   1 LAYOUT variant, data_len, len, align, tcb_len
 *     answers align, tlsp, vars - tlsp, tcb - tlsp, len - tlsp
 *   2 FILL the same, value, dirt: an area full of `dirt`; byte i of .tdata is
 *     `value` + 29 * i. No answer
 *   3 READ offset, count: answers the bytes there, seen from the area's start
 *   4 POINTER offset: answers the word there, less the address of the area
 *
 * Areas lie in the middle of one array, far from its ends.
 */
#include <string.h>
#include <uk/arch/tls_layout.h>
#include <uk/essentials.h>
#include <uk/trial.h>

#define LAYOUT 1
#define FILL 2
#define READ 3
#define POINTER 4

#define ARENA_LEN 8192
#define AREA 4096 /* where it begins */
#define TEMPLATE_LEN 512
#define STEP_OF_VALUES 29

static __u8 arena[ARENA_LEN] __align(4096);
/* Behind .tdata lies what is no part of the template */
static __u8 image[TEMPLATE_LEN];

static struct ukarch_tls_template template_of(const struct uk_trial_step *s)
{
	return (struct ukarch_tls_template){
		.data = image,
		.data_len = s->arg[1],
		.len = s->arg[2],
		.align = s->arg[3],
		.tcb_len = s->arg[4],
	};
}

static void answer_layout(const struct uk_trial_step *s)
{
	struct ukarch_tls_template t = template_of(s);
	struct ukarch_tls_layout l;

	memset(&l, 0xa5, sizeof(l));
	ukarch_tls_layout(s->arg[0], &t, &l);
	uk_trial_answer(l.align);
	uk_trial_answer(l.tlsp);
	uk_trial_answer(l.vars - l.tlsp);
	uk_trial_answer(l.tcb - l.tlsp);
	uk_trial_answer(l.len - l.tlsp);
}

static void fill(const struct uk_trial_step *s)
{
	struct ukarch_tls_template t = template_of(s);

	for (unsigned int i = 0; i < TEMPLATE_LEN; i++)
		image[i] = s->arg[5] + STEP_OF_VALUES * i;
	memset(arena, s->arg[6], sizeof(arena));
	ukarch_tls_fill(s->arg[0], &t, arena + AREA);
}

static int step(const struct uk_trial_step *s)
{
	__s64 at = AREA + s->arg[0];
	__uptr word;

	switch (s->op) {
	case LAYOUT:
		answer_layout(s);
		return 0;
	case FILL:
		fill(s);
		return 0;
	case READ:
		if (at < 0 || s->arg[1] < 0 || at + s->arg[1] > ARENA_LEN)
			return -1;
		for (__s64 i = 0; i < s->arg[1]; i++)
			uk_trial_answer(arena[at + i]);
		return 0;
	case POINTER:
		if (at < 0 || at + (__s64)sizeof(word) > ARENA_LEN)
			return -1;
		memcpy(&word, arena + at, sizeof(word));
		uk_trial_answer(word - (__uptr)(arena + AREA));
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.step = step};

	return uk_trial_run(&ops);
}
