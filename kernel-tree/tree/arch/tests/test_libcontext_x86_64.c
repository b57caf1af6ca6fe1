/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: what only x86-64 has (contract 2.2, 2.3).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include <uk/arch/tls.h>
#include <uk/test.h>

static struct ukarch_ectx *ours, *theirs; /* ours: to put back at the end */
static void *area;

static int allocate_areas(struct uk_testsuite *suite __unused)
{
	struct uk_alloc *a = uk_alloc_get_default();

	ours = uk_memalign(a, ukarch_ectx_align(), ukarch_ectx_size());
	theirs = uk_memalign(a, ukarch_ectx_align(), ukarch_ectx_size());
	area = uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	if (!ours || !theirs || !area)
		return -1;

	/* A store leaves parts of an area as they were (B9) */
	ukarch_ectx_init(ours);
	return 0;
}

uk_testsuite_register(libcontext_x86_64, allocate_areas);

UK_TESTCASE(libcontext_x86_64, an_extended_context_holds_an_fxsave_area)
{
	UK_TEST_EXPECT_SNUM_GE(ukarch_ectx_size(), 512);
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

UK_TESTCASE(libcontext_x86_64, avx_registers_are_kept_where_the_cpu_has_them)
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

UK_TESTCASE(libcontext_x86_64, the_x87_stack_is_part_of_the_state)
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

UK_TESTCASE(libcontext_x86_64, the_first_word_of_the_tcb_is_its_own_address)
{
	__uptr tlsp = ukarch_tls_tlsp(area);

	memset(area, 0xa5, ukarch_tls_area_size());
	ukarch_tls_area_init(area);
	UK_TEST_EXPECT_SNUM_EQ(*(__uptr *)tlsp, tlsp);
}

UK_TESTCASE(libcontext_x86_64, a_tls_area_is_aligned_to_32_bytes_at_least)
{
	UK_TEST_EXPECT_SNUM_GE(ukarch_tls_area_align(), 32);
}
