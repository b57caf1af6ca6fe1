/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: extended registers (contract 2.2, with row B9 mended).
 *
 * Between changing registers and reading them back no case may call anything
 * that uses them itself; so each reads first and expects afterwards.
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include <uk/test.h>

#include "fpu.h"

static struct ukarch_ectx *ours, *theirs; /* ours: to put back at the end */

static int allocate_areas(struct uk_testsuite *suite __unused)
{
	struct uk_alloc *a = uk_alloc_get_default();

	ours = uk_memalign(a, ukarch_ectx_align(), ukarch_ectx_size());
	theirs = uk_memalign(a, ukarch_ectx_align(), ukarch_ectx_size());
	if (!ours || !theirs)
		return -1;

	/* A store leaves parts of an area as they were (B9) */
	ukarch_ectx_init(ours);
	return 0;
}

uk_testsuite_register(libcontext_ectx, allocate_areas);

static struct fpu marked; /* rounds up, and no register is zero */

static void mark(void)
{
	marked.control = fpu_round_up;
	for (int i = 0; i < fpu_regs; i++)
		memset(marked.v[i], 0x80 + i, sizeof(marked.v[i]));
}

UK_TESTCASE(libcontext_ectx, size_and_alignment_hold_the_registers)
{
	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_size(), fpu_regs * 16 + 8);
	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_align(), 16);
	UK_TEST_EXPECT(POWER_OF_2(ukarch_ectx_align()));
}

UK_TESTCASE(libcontext_ectx,
	    b9_a_new_state_is_clean_whatever_its_creator_computed)
{
	static const __u8 zeros[FPU_REGS_MAX * 16];
	static struct fpu fresh;

	mark();
	memset(theirs, 0xa5, ukarch_ectx_size());
	ukarch_ectx_store(ours);
	fpu_set(&marked);
	ukarch_ectx_init(theirs);
	ukarch_ectx_load(theirs);
	fpu_get(&fresh);
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(fresh.control, fpu_reset);
	UK_TEST_EXPECT_BYTES_EQ(fresh.v, zeros, fpu_regs * 16);
}

UK_TESTCASE(libcontext_ectx, init_leaves_the_running_registers_alone)
{
	static struct fpu after;

	mark();
	ukarch_ectx_store(ours);
	fpu_set(&marked);
	ukarch_ectx_init(theirs);
	fpu_get(&after);
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(after.control, fpu_round_up);
	UK_TEST_EXPECT_BYTES_EQ(after.v[9], marked.v[9], 8);
}

UK_TESTCASE(libcontext_ectx, what_was_stored_is_loaded_again)
{
	static struct fpu other, back;

	mark();
	other.control = fpu_reset;
	ukarch_ectx_init(theirs);
	ukarch_ectx_store(ours);
	fpu_set(&marked);
	ukarch_ectx_store(theirs);
	fpu_set(&other);
	ukarch_ectx_load(theirs);
	fpu_get(&back);
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(back.control, fpu_round_up);
	UK_TEST_EXPECT_BYTES_EQ(back.v, marked.v, fpu_regs * 16);
}
