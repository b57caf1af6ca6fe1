/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: what only arm64 has (contract 2.1, 2.3, row A4 mended).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include <uk/arch/tls.h>
#include <uk/plat/tls.h>
#include <uk/test.h>

#define RESERVED 16 /* by the ELF TLS ABI, from tlsp on */

static __uk_tls __u64 variable = 0x1122334455667788;

static void *area;

static int allocate_area(struct uk_testsuite *suite __unused)
{
	struct uk_alloc *a = uk_alloc_get_default();

	area = uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	return area ? 0 : -1;
}

uk_testsuite_register(libcontext_arm64, allocate_area);

UK_TESTCASE(libcontext_arm64, every_push_keeps_the_stack_pointer_aligned)
{
	__u8 stack[128] __align(16);
	__uptr sp = ukarch_gen_sp(stack, sizeof(stack));
	struct {
		__u8 bytes[17];
	} large = {{0}};

	UK_TEST_EXPECT_SNUM_EQ(ukarch_rstack_push(sp, (__u8)1), sp - 16);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_rstack_push(sp, (__u64)1), sp - 16);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_rstack_push(sp, large), sp - 32);
}

UK_TESTCASE(libcontext_arm64, an_extended_context_is_32_registers_and_two_words)
{
	UK_TEST_EXPECT_SNUM_EQ(ukarch_ectx_size(), 32 * 16 + 16);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_ectx_align(), 16);
}

UK_TESTCASE(libcontext_arm64, the_tcb_ends_behind_the_reserved_bytes)
{
	__uptr tlsp = ukarch_tls_tlsp(area);
	__uptr tcb = (__uptr)ukarch_tls_tcb_get(tlsp);

	UK_TEST_EXPECT_SNUM_EQ(tcb + ukarch_tls_tcb_size(), tlsp + RESERVED);
	UK_TEST_EXPECT_ZERO(tlsp % ukarch_tls_area_align());
}

UK_TESTCASE(libcontext_arm64, a4_no_variable_lies_in_the_tcb)
{
	__uptr tlsp = ukarch_tls_tlsp(area), tcb_end = tlsp + RESERVED;
	__uptr at = tlsp + ((__uptr) & variable - ukplat_tlsp_get());

	memset(area, 0xa5, ukarch_tls_area_size());
	ukarch_tls_area_init(area);
	UK_TEST_EXPECT(at >= tcb_end);
	UK_TEST_EXPECT_SNUM_EQ(*(__u64 *)at, variable);
	for (__uptr gap = tlsp; gap < tcb_end; gap += sizeof(__u64))
		UK_TEST_EXPECT_ZERO(*(__u64 *)gap);
}
