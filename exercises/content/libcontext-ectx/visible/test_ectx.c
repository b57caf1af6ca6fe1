/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What happens to the extended registers: the tests you can see, run and
 * extend. The judge asks the same questions, with other numbers.
 *
 * fpu_set() and fpu_get() write and read the registers themselves; between them
 * nothing may run but the code under test. The suite's own registers are back
 * before it expects anything.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "fpu.h"

uk_testsuite_register(libcontext_ectx_visible, NULL);

#define DIRT 0xa5

static __u8 rooms[2][1024] __align(64);
static struct fpu mine, marked, other, seen;

/* In the middle of its room, and aligned as it asks, not more */
static __u8 *room(int which)
{
	return rooms[which] + 128 + ukarch_ectx_align();
}

static struct ukarch_ectx *area(int which)
{
	return (struct ukarch_ectx *)room(which);
}

static void prepare(void)
{
	memset(rooms, DIRT, sizeof(rooms));
	fpu_get(&mine);
	marked.control = fpu_round_up;
	other.control = fpu_reset;
	for (int i = 0; i < fpu_regs; i++) {
		memset(marked.v[i], 0x80 + i, sizeof(marked.v[i]));
		memset(other.v[i], 0x10 + i, sizeof(other.v[i]));
	}
}

UK_TESTCASE(libcontext_ectx_visible, a_fresh_state_is_as_after_a_reset)
{
	static const __u8 zeros[FPU_REGS_MAX * 16];

	prepare();
	fpu_set(&marked);
	ukarch_ectx_init(area(0));
	ukarch_ectx_load(area(0));
	fpu_get(&seen);
	fpu_set(&mine);

	UK_TEST_EXPECT_SNUM_EQ(seen.control, fpu_reset);
	UK_TEST_EXPECT_BYTES_EQ(seen.v, zeros, fpu_regs * 16);
}

UK_TESTCASE(libcontext_ectx_visible, what_was_stored_is_loaded_again)
{
	prepare();
	ukarch_ectx_init(area(0));
	fpu_set(&marked);
	ukarch_ectx_store(area(0));
	fpu_set(&other);
	ukarch_ectx_load(area(0));
	fpu_get(&seen);
	fpu_set(&mine);

	UK_TEST_EXPECT_SNUM_EQ(seen.control, fpu_round_up);
	UK_TEST_EXPECT_BYTES_EQ(seen.v, marked.v, fpu_regs * 16);
}

UK_TESTCASE(libcontext_ectx_visible, two_areas_do_not_share_anything)
{
	prepare();
	ukarch_ectx_init(area(0));
	ukarch_ectx_init(area(1));
	fpu_set(&marked);
	ukarch_ectx_store(area(0));
	fpu_set(&other);
	ukarch_ectx_store(area(1));
	ukarch_ectx_load(area(0));
	fpu_get(&seen);
	fpu_set(&mine);

	UK_TEST_EXPECT_BYTES_EQ(seen.v, marked.v, fpu_regs * 16);
}

UK_TESTCASE(libcontext_ectx_visible, nothing_is_written_outside)
{
	__u8 dirt[64];

	prepare();
	memset(dirt, DIRT, sizeof(dirt));
	ukarch_ectx_init(area(0));
	fpu_set(&marked);
	ukarch_ectx_store(area(0));
	fpu_set(&mine);

	UK_TEST_EXPECT_BYTES_EQ(room(0) - 64, dirt, 64);
	UK_TEST_EXPECT_BYTES_EQ(room(0) + ukarch_ectx_size(), dirt, 64);
}
