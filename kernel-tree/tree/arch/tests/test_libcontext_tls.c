/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: thread-local storage areas (contract 2.3, with row B23 mended).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/tls.h>
#include <uk/plat/tls.h>
#include <uk/test.h>

/* The template: initialised without a zero byte, zero, largely aligned */
#define INITIAL 0x1122334455667788
#define INITIAL_ALIGNED 0x40414243

static __uk_tls long initialised = INITIAL;
static __uk_tls char text[] = {'h', 'e', 'l', 'l', 'o'};
static __uk_tls long zeroed[4];
static __uk_tls int aligned __align(64) = INITIAL_ALIGNED;
static __uk_tls int aligned32 __align(32) = INITIAL_ALIGNED + 1;
static __uk_tls int aligned16 __align(16);
static __uk_tls char odd[3];

static void *one, *two;

static int allocate_areas(struct uk_testsuite *suite __unused)
{
	struct uk_alloc *a = uk_alloc_get_default();

	one = uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	two = uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	return one && two ? 0 : -1;
}

uk_testsuite_register(libcontext_tls, allocate_areas);

struct view {
	long initialised, zeroed_sum;
	char text[5];
	int aligned, aligned32, aligned16;
	__uptr aligned_at, aligned32_at, aligned16_at, odd_at, tlsp;
};

/*
 * Runs with the area of another thread. Must not be inlined: the compiler may
 * assume that the TLS register never changes within a function.
 */
static __noinline int look(void *arg)
{
	struct view *v = arg;

	v->initialised = initialised;
	v->zeroed_sum = zeroed[0] | zeroed[1] | zeroed[2] | zeroed[3];
	v->zeroed_sum |= odd[0] | odd[1] | odd[2];
	memcpy(v->text, text, sizeof(text));
	v->aligned = aligned;
	v->aligned32 = aligned32;
	v->aligned16 = aligned16;
	v->aligned_at = (__uptr)(&aligned);
	v->aligned32_at = (__uptr)(&aligned32);
	v->aligned16_at = (__uptr)(&aligned16);
	v->odd_at = (__uptr)odd;
	v->tlsp = ukplat_tlsp_get();
	return 17;
}

static __noinline int scribble(void *arg)
{
	initialised = *(long *)arg;
	zeroed[2] = *(long *)arg;
	return 0;
}

static struct view look_at(void *area)
{
	struct view v;

	ukplat_tlsp_exec(ukarch_tls_tlsp(area), look, &v);
	return v;
}

UK_TESTCASE(libcontext_tls, size_holds_the_tcb_and_alignment_is_a_power_of_two)
{
	UK_TEST_EXPECT_SNUM_GE(ukarch_tls_tcb_size(), sizeof(void *));
	UK_TEST_EXPECT_SNUM_GE(ukarch_tls_area_size(), ukarch_tls_tcb_size());
	UK_TEST_EXPECT(POWER_OF_2(ukarch_tls_area_align()));
	UK_TEST_EXPECT_SNUM_GE(ukarch_tls_area_align(), 16);
}

UK_TESTCASE(libcontext_tls, area_get_is_the_inverse_of_tlsp)
{
	UK_TEST_EXPECT_PTR_EQ(ukarch_tls_area_get(ukarch_tls_tlsp(one)), one);
	UK_TEST_EXPECT_PTR_EQ(ukarch_tls_area_get(ukarch_tls_tlsp(two)), two);
}

UK_TESTCASE(libcontext_tls, the_tcb_lies_inside_its_area)
{
	__uptr tcb = (__uptr)ukarch_tls_tcb_get(ukarch_tls_tlsp(one));

	UK_TEST_EXPECT(tcb >= (__uptr)one);
	UK_TEST_EXPECT(tcb + ukarch_tls_tcb_size() <=
		       (__uptr)one + ukarch_tls_area_size());
}

UK_TESTCASE(libcontext_tls, a_dirty_area_starts_with_the_template)
{
	struct view v;

	memset(one, 0xa5, ukarch_tls_area_size());
	ukarch_tls_area_init(one);
	v = look_at(one);
	UK_TEST_EXPECT_SNUM_EQ(v.initialised, INITIAL);
	UK_TEST_EXPECT_BYTES_EQ(v.text, "hello", 5);
	UK_TEST_EXPECT_SNUM_EQ(v.aligned, INITIAL_ALIGNED);
	UK_TEST_EXPECT_SNUM_EQ(v.aligned32, INITIAL_ALIGNED + 1);
	UK_TEST_EXPECT_ZERO(v.aligned16);
	UK_TEST_EXPECT_ZERO(v.zeroed_sum);
}

UK_TESTCASE(libcontext_tls, b23_variables_keep_an_alignment_above_8)
{
	struct view v;

	ukarch_tls_area_init(one);
	v = look_at(one);
	UK_TEST_EXPECT_ZERO(v.aligned_at % 64);
	UK_TEST_EXPECT_ZERO(v.aligned32_at % 32);
	UK_TEST_EXPECT_ZERO(v.aligned16_at % 16);
	UK_TEST_EXPECT_ZERO((__uptr)(&aligned) % 64);
	UK_TEST_EXPECT_ZERO(ukarch_tls_area_align() % 64);
}

UK_TESTCASE(libcontext_tls, variables_lie_inside_the_area)
{
	struct view v;

	ukarch_tls_area_init(one);
	v = look_at(one);
	UK_TEST_EXPECT(v.aligned_at >= (__uptr)one);
	UK_TEST_EXPECT(v.odd_at >= (__uptr)one);
	UK_TEST_EXPECT(v.odd_at + sizeof(odd) <=
		       (__uptr)one + ukarch_tls_area_size());
}

UK_TESTCASE(libcontext_tls, two_areas_do_not_alias)
{
	long value = -1, mine = initialised;

	ukarch_tls_area_init(one);
	ukarch_tls_area_init(two);
	ukplat_tlsp_exec(ukarch_tls_tlsp(one), scribble, &value);
	UK_TEST_EXPECT_SNUM_EQ(look_at(one).initialised, -1);
	UK_TEST_EXPECT_SNUM_EQ(look_at(one).zeroed_sum, -1);
	UK_TEST_EXPECT_SNUM_EQ(look_at(two).initialised, INITIAL);
	UK_TEST_EXPECT_ZERO(look_at(two).zeroed_sum);
	UK_TEST_EXPECT_SNUM_EQ(initialised, mine);
}

UK_TESTCASE(libcontext_tls, exec_returns_the_result_and_restores_the_register)
{
	__uptr before = ukplat_tlsp_get();
	struct view v;

	ukarch_tls_area_init(two);
	UK_TEST_EXPECT_SNUM_EQ(ukplat_tlsp_exec(ukarch_tls_tlsp(two), look, &v),
			       17);
	UK_TEST_EXPECT_SNUM_EQ(v.tlsp, ukarch_tls_tlsp(two));
	UK_TEST_EXPECT_SNUM_EQ(ukplat_tlsp_get(), before);
}
