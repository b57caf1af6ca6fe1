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

#define FCW_RESET 0x037f
#define MXCSR_RESET 0x1f80
#define MXCSR_ROUND_UP 0x5f80
#define FCW_ROUND_UP 0x0b7f

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

struct registers {
	__u16 fcw;
	__u32 mxcsr;
	__u8 xmm0[16], xmm7[16], xmm15[16];
};

static inline void get_registers(struct registers *r)
{
	__asm__ __volatile__("fnstcw %0\n\t"
			     "stmxcsr %1\n\t"
			     "movups %%xmm0, %2\n\t"
			     "movups %%xmm7, %3\n\t"
			     "movups %%xmm15, %4"
			     : "=m"(r->fcw), "=m"(r->mxcsr), "=m"(r->xmm0),
			       "=m"(r->xmm7), "=m"(r->xmm15));
}

static inline void set_registers(const struct registers *r)
{
	__asm__ __volatile__("fldcw %0\n\t"
			     "ldmxcsr %1\n\t"
			     "movups %2, %%xmm0\n\t"
			     "movups %3, %%xmm7\n\t"
			     "movups %4, %%xmm15"
			     :
			     : "m"(r->fcw), "m"(r->mxcsr), "m"(r->xmm0),
			       "m"(r->xmm7), "m"(r->xmm15)
			     : "xmm0", "xmm7", "xmm15");
}

static const struct registers marked = {
	.fcw = FCW_ROUND_UP,
	.mxcsr = MXCSR_ROUND_UP,
	.xmm0 = "zero-zero-zero-",
	.xmm7 = "seven-seven-sev",
	.xmm15 = "fifteen-fifteen",
};

UK_TESTCASE(libcontext_ectx, size_and_alignment_hold_an_fxsave_area)
{
	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_size(), 512);
	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_align(), 16);
	UK_TEST_EXPECT(POWER_OF_2(ukarch_ectx_align()));
}

UK_TESTCASE(libcontext_ectx,
	    b9_a_new_state_is_clean_whatever_its_creator_computed)
{
	static const __u8 zeros[16];
	struct registers fresh;

	memset(theirs, 0xa5, ukarch_ectx_size());
	ukarch_ectx_store(ours);
	set_registers(&marked);
	ukarch_ectx_init(theirs);
	ukarch_ectx_load(theirs);
	get_registers(&fresh);
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(fresh.fcw, FCW_RESET);
	UK_TEST_EXPECT_SNUM_EQ(fresh.mxcsr, MXCSR_RESET);
	UK_TEST_EXPECT_BYTES_EQ(fresh.xmm0, zeros, 16);
	UK_TEST_EXPECT_BYTES_EQ(fresh.xmm7, zeros, 16);
	UK_TEST_EXPECT_BYTES_EQ(fresh.xmm15, zeros, 16);
}

UK_TESTCASE(libcontext_ectx, init_leaves_the_running_registers_alone)
{
	struct registers after;

	ukarch_ectx_store(ours);
	set_registers(&marked);
	ukarch_ectx_init(theirs);
	__asm__ __volatile__("fnstcw %0; stmxcsr %1"
			     : "=m"(after.fcw), "=m"(after.mxcsr));
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(after.fcw, FCW_ROUND_UP);
	UK_TEST_EXPECT_SNUM_EQ(after.mxcsr, MXCSR_ROUND_UP);
}

UK_TESTCASE(libcontext_ectx, what_was_stored_is_loaded_again)
{
	static const struct registers other = {
		.fcw = FCW_RESET,
		.mxcsr = MXCSR_RESET,
		.xmm0 = "other",
	};
	struct registers back;

	ukarch_ectx_init(theirs);
	ukarch_ectx_store(ours);
	set_registers(&marked);
	ukarch_ectx_store(theirs);
	set_registers(&other);
	ukarch_ectx_load(theirs);
	get_registers(&back);
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_SNUM_EQ(back.fcw, FCW_ROUND_UP);
	UK_TEST_EXPECT_SNUM_EQ(back.mxcsr, MXCSR_ROUND_UP);
	UK_TEST_EXPECT_BYTES_EQ(back.xmm0, marked.xmm0, 16);
	UK_TEST_EXPECT_BYTES_EQ(back.xmm7, marked.xmm7, 16);
	UK_TEST_EXPECT_BYTES_EQ(back.xmm15, marked.xmm15, 16);
}

/* Whether XSAVE keeps AVX registers; else there are none to lose */
static int has_avx(void)
{
	__u32 eax = 1, ebx, ecx = 0, edx;

	__asm__ __volatile__("cpuid"
			     : "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
	if (!(ecx & 1U << 27))
		return 0;
	__asm__ __volatile__("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
	return eax >> 2 & 1;
}

UK_TESTCASE(libcontext_ectx, avx_registers_are_kept_where_the_cpu_has_them)
{
	static const __u8 mark[32] = "upper-and-lower-half-of-a-ymm-r";
	__u8 back[32] = {0}, fresh[32] = {1};
	static const __u8 zeros[32];

	UK_TEST_EXPECT_SNUM_EQ(ukarch_ectx_align(), has_avx() ? 64 : 16);
	if (!has_avx())
		return;

	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_size(), 512 + 64 + 256);
	memset(theirs, 0xa5, ukarch_ectx_size());
	ukarch_ectx_init(theirs);
	ukarch_ectx_store(ours);
	__asm__ __volatile__("vmovdqu %0, %%ymm9" : : "m"(mark));
	ukarch_ectx_load(theirs);
	__asm__ __volatile__("vmovdqu %%ymm9, %0" : "=m"(fresh));
	__asm__ __volatile__("vmovdqu %0, %%ymm9" : : "m"(mark));
	ukarch_ectx_store(theirs);
	__asm__ __volatile__("vpxor %ymm9, %ymm9, %ymm9");
	ukarch_ectx_load(theirs);
	__asm__ __volatile__("vmovdqu %%ymm9, %0" : "=m"(back));
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT_BYTES_EQ(fresh, zeros, 32);
	UK_TEST_EXPECT_BYTES_EQ(back, mark, 32);
}

UK_TESTCASE(libcontext_ectx, the_x87_stack_is_part_of_the_state)
{
	double in = 2.5, out = 0;

	ukarch_ectx_init(theirs);
	ukarch_ectx_store(ours);
	__asm__ __volatile__("fninit; fldl %0" : : "m"(in));
	ukarch_ectx_store(theirs);
	__asm__ __volatile__("fninit");
	ukarch_ectx_load(theirs);
	__asm__ __volatile__("fstpl %0" : "=m"(out));
	ukarch_ectx_load(ours);

	UK_TEST_EXPECT(out == 2.5);
}
