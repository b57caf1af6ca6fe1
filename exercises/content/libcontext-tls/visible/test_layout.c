/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where what lies in a TLS area: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 */
#include <uk/arch/tls_layout.h>
#include <uk/test.h>

uk_testsuite_register(tls_layout, NULL);

#define MUSL_TCB_I 216
#define MUSL_TCB_II 208

static struct ukarch_tls_layout layout(enum ukarch_tls_variant variant,
				       __sz len, __sz align, __sz tcb_len)
{
	struct ukarch_tls_template t = {.data_len = len / 2,
					.len = len,
					.align = align,
					.tcb_len = tcb_len};
	struct ukarch_tls_layout l = {0};

	ukarch_tls_layout(variant, &t, &l);
	return l;
}

/*
 *   0  8                       208    224      244
 *   |  | TCB                   | 16   | 20 bytes|
 */
UK_TESTCASE(tls_layout, variant_1_has_the_variables_above_tlsp)
{
	struct ukarch_tls_layout l;

	l = layout(UKARCH_TLS_VARIANT_I, 20, 8, MUSL_TCB_I);
	UK_TEST_EXPECT_SNUM_EQ(l.align, 16);
	UK_TEST_EXPECT_SNUM_EQ(l.tlsp, 208);
	UK_TEST_EXPECT_SNUM_EQ(l.tcb, 8);
	UK_TEST_EXPECT_SNUM_EQ(l.vars, 224);
	UK_TEST_EXPECT_SNUM_EQ(l.len, 244);
}

/*
 *   0   8         28  32                     240
 *   |   | 20 bytes|   | TCB                  |
 */
UK_TESTCASE(tls_layout, variant_2_has_the_variables_below_tlsp)
{
	struct ukarch_tls_layout l;

	l = layout(UKARCH_TLS_VARIANT_II, 20, 8, MUSL_TCB_II);
	UK_TEST_EXPECT_SNUM_EQ(l.align, 32);
	UK_TEST_EXPECT_SNUM_EQ(l.tlsp, 32);
	UK_TEST_EXPECT_SNUM_EQ(l.tcb, 32);
	UK_TEST_EXPECT_SNUM_EQ(l.vars, 8);
	UK_TEST_EXPECT_SNUM_EQ(l.len, 240);
}

UK_TESTCASE(tls_layout, a_large_alignment_moves_tlsp_and_the_variables)
{
	struct ukarch_tls_layout l;

	l = layout(UKARCH_TLS_VARIANT_I, 20, 64, MUSL_TCB_I);
	UK_TEST_EXPECT_SNUM_EQ(l.align, 64);
	UK_TEST_EXPECT_SNUM_EQ(l.tlsp, 256);
	UK_TEST_EXPECT_SNUM_EQ(l.vars, 320);
	l = layout(UKARCH_TLS_VARIANT_II, 20, 64, MUSL_TCB_II);
	UK_TEST_EXPECT_SNUM_EQ(l.align, 64);
	UK_TEST_EXPECT_SNUM_EQ(l.tlsp, 64);
	UK_TEST_EXPECT_SNUM_EQ(l.vars, 0);
}

UK_TESTCASE(tls_layout, a_program_without_variables_has_a_tcb_all_the_same)
{
	struct ukarch_tls_layout l;

	l = layout(UKARCH_TLS_VARIANT_I, 0, 0, 16);
	UK_TEST_EXPECT_ZERO(l.tlsp);
	UK_TEST_EXPECT_SNUM_EQ(l.len, 16);
	l = layout(UKARCH_TLS_VARIANT_II, 0, 0, 8);
	UK_TEST_EXPECT_ZERO(l.tlsp);
	UK_TEST_EXPECT_SNUM_EQ(l.len, 8);
}
