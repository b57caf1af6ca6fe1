/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise libcontext-ectx: sets the extended registers to numbers
 * that the host drew, calls the code under test, and tells which registers are
 * not what the host asks for. A control state is two numbers from 0 to 3, 0
 * after a reset: the rounding of vector instructions, and that of the x87 unit
 * or, on arm64, the flags of FPSR.
 *
 *   1 INIT area, dirt, seed, control 0, control 1: an area full of `dirt`, and
 *     registers of the seed. No answer
 *   2 STORE area, seed, control 0, control 1: registers of the seed. No answer
 *   3 LOAD area, seed, control 0, control 1, wanted: the same, then
 *     answers the name of the first register that does not hold the numbers of
 *     seed `wanted` (0: zeros), or 0; control 0 and 1 (-1: none of the four)
 *   4 GUARDS answers how many bytes were written outside of all areas; and
 *     whether the last INIT or STORE changed its area, 0 or 1
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/trial.h>

#include "fpu.h"

#define INIT 1
#define STORE 2
#define LOAD 3
#define GUARDS 4

#define AREAS 3
#define ROOM 2048
#define BEFORE 512
#define GUARD 0x5a
#define NAMED (1LL << 62) /* beside the letters of a name */

/* Where in fpu.control the two numbers are */
#ifdef __x86_64__
#define REGISTER "xmm"
#define CONTROL_0 (32 + 13) /* MXCSR */
#define CONTROL_1 10	    /* x87 control word */
#else
#define REGISTER "v"
#define CONTROL_0 22 /* FPCR */
#define CONTROL_1 32 /* FPSR */
#endif

static __u8 rooms[AREAS][ROOM] __align(64);
static __u8 before[ROOM]; /* what the area `last` held before its last step */
static unsigned int last;
static struct fpu mine, set, seen;

static __u8 *area_of(unsigned int a)
{
	return rooms[a] + BEFORE + ukarch_ectx_align();
}

/* SplitMix64, output n */
static __u64 drawn(__u64 seed, unsigned int n)
{
	__u64 z = seed + (n + 1) * 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

static __u64 control(__s64 zero, __s64 one)
{
	return fpu_reset | (__u64)zero << CONTROL_0 | (__u64)one << CONTROL_1;
}

static void registers(struct fpu *fpu, __u64 seed)
{
	for (int i = 0; i < fpu_regs; i++) {
		__u64 words[2] = {drawn(seed, 2 * i), drawn(seed, 2 * i + 1)};

		if (!seed)
			words[0] = words[1] = 0;
		memcpy(fpu->v[i], words, sizeof(words));
	}
}

/* Between fpu_set() and fpu_get() nothing runs but the code under test */
static void with_registers(const __s64 *state,
			   void (*under_test)(struct ukarch_ectx *),
			   unsigned int a)
{
	struct ukarch_ectx *area = (struct ukarch_ectx *)area_of(a);

	registers(&set, state[0]);
	set.control = control(state[1], state[2]);
	fpu_get(&mine);
	fpu_set(&set);
	under_test(area);
	fpu_get(&seen);
	fpu_set(&mine);
}

static __s64 name(int reg)
{
	static const char letters[] = REGISTER;
	__s64 packed = NAMED;
	int at = 0;

	for (; letters[at]; at++)
		packed |= (__s64)letters[at] << (8 * at);
	if (reg >= 10)
		packed |= (__s64)('0' + reg / 10) << (8 * at++);
	return packed | (__s64)('0' + reg % 10) << (8 * at);
}

static __s64 first_unlike(__u64 seed)
{
	registers(&set, seed);
	for (int i = 0; i < fpu_regs; i++)
		if (memcmp(set.v[i], seen.v[i], sizeof(set.v[i])))
			return name(i);
	return 0;
}

static void answer_control(void)
{
	for (int zero = 0; zero < 4; zero++)
		for (int one = 0; one < 4; one++)
			if (control(zero, one) == seen.control) {
				uk_trial_answer(zero);
				uk_trial_answer(one);
				return;
			}
	uk_trial_answer(-1);
	uk_trial_answer(-1);
}

static __s64 guards_written(void)
{
	__s64 written = 0;

	for (unsigned int a = 0; a < AREAS; a++)
		for (__u8 *at = rooms[a]; at < rooms[a] + ROOM; at++)
			if (at < area_of(a) ||
			    at >= area_of(a) + ukarch_ectx_size())
				written += *at != GUARD;
	return written;
}

/* To be changed now */
static void remember(unsigned int a)
{
	last = a;
	memcpy(before, area_of(a), ukarch_ectx_size());
}

static int begin(unsigned int trial __unused)
{
	if (BEFORE + ukarch_ectx_align() + ukarch_ectx_size() > ROOM)
		return -1;
	memset(rooms, GUARD, sizeof(rooms));
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	unsigned int a = s->arg[0];

	if (s->op != GUARDS && a >= AREAS)
		return -1;
	switch (s->op) {
	case INIT:
		memset(area_of(a), s->arg[1], ukarch_ectx_size());
		remember(a);
		with_registers(s->arg + 2, ukarch_ectx_init, a);
		return 0;
	case STORE:
		remember(a);
		with_registers(s->arg + 1, ukarch_ectx_store, a);
		return 0;
	case LOAD:
		with_registers(s->arg + 1, ukarch_ectx_load, a);
		uk_trial_answer(first_unlike(s->arg[4]));
		answer_control();
		return 0;
	case GUARDS:
		uk_trial_answer(guards_written());
		uk_trial_answer(
			memcmp(before, area_of(last), ukarch_ectx_size()) != 0);
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_trial_run(&ops);
}
