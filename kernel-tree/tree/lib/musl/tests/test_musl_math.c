/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: <math.h> and <complex.h> against constants and identities.
 */
#define _GNU_SOURCE
#include <complex.h>
#include <errno.h>
#include <float.h>
#include <math.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_math, NULL);

/* Not known to the compiler */
static volatile double zero, half = 0.5, one = 1, two = 2, ten = 10;

/* Equal but for the last few bits */
static int near(double a, double b)
{
	return fabs(a - b) <= 4 * DBL_EPSILON * fabs(b);
}

UK_TESTCASE(musl_math, constants_come_out)
{
	UK_TEST_EXPECT(near(exp(one), M_E));
	UK_TEST_EXPECT(near(4 * atan(one), M_PI));
	UK_TEST_EXPECT(near(acos(-one), M_PI));
	UK_TEST_EXPECT(near(asin(half), M_PI / 6));
	UK_TEST_EXPECT(near(atan2(-one, -one), -3 * M_PI / 4));
	UK_TEST_EXPECT(near(log(two), M_LN2));
	UK_TEST_EXPECT(near(log2(ten), 1 / M_LN2 * M_LN10));
	UK_TEST_EXPECT(near(sqrt(half), M_SQRT1_2));
	UK_TEST_EXPECT(near(tgamma(half), 1.7724538509055160273));
	UK_TEST_EXPECT(near(erf(one), 0.84270079294971486934));
	UK_TEST_EXPECT(near(j0(one), 0.76519768655796655145));
	UK_TEST_EXPECT(near(sinh(one), 1.1752011936438014569));
	UK_TEST_EXPECT(near(lgamma(ten), 12.801827480081469611));
}

UK_TESTCASE(musl_math, large_angles_are_reduced)
{
	UK_TEST_EXPECT(near(sin(one * 1e22), -0.85220084976718880177));
	UK_TEST_EXPECT(near(cos(one * 1e22), 0.52321478539513894550));
	UK_TEST_EXPECT(near(tan(ten), 0.64836082745908667126));
}

UK_TESTCASE(musl_math, exact_results_are_exact)
{
	int exponent;
	double whole;

	UK_TEST_EXPECT(pow(two, 10) == 1024 && pow(ten, -2) == 0.01);
	UK_TEST_EXPECT(cbrt(one * 27) == 3 && hypot(3 * one, 4) == 5);
	UK_TEST_EXPECT(fma(one * 0x1p53 + 2, 1, -0x1p53) == 2);
	UK_TEST_EXPECT(fmod(-ten, 3) == -1 && remainder(ten, 4) == 2);
	UK_TEST_EXPECT(frexp(12 * one, &exponent) == 0.75 && exponent == 4);
	UK_TEST_EXPECT(ldexp(half, 3) == 4 && scalbn(one, -1074) == 0x1p-1074);
	UK_TEST_EXPECT(modf(-two - half, &whole) == -0.5 && whole == -2);
	UK_TEST_EXPECT(ilogb(ten) == 3 && logb(half) == -1);
	UK_TEST_EXPECT(nextafter(one, 2) == 1 + DBL_EPSILON);
	UK_TEST_EXPECT(fdim(two, ten) == 0 && fmax(one, NAN) == 1);
	UK_TEST_EXPECT(copysign(two, -zero) == -2);
	UK_TEST_EXPECT(exp10(two) == 100 && log10(ten * 100) == 3);
}

UK_TESTCASE(musl_math, rounding_goes_the_way_it_is_named)
{
	double x = two + half, y = -x;

	UK_TEST_EXPECT(floor(y) == -3 && ceil(y) == -2 && trunc(y) == -2);
	UK_TEST_EXPECT(round(x) == 3 && round(y) == -3);
	UK_TEST_EXPECT(rint(x) == 2 && nearbyint(y) == -2);
	UK_TEST_EXPECT(lround(x) == 3 && llrint(y) == -2);
	UK_TEST_EXPECT(signbit(ceil(-half)));
}

UK_TESTCASE(musl_math, impossible_arguments_give_special_values)
{
	UK_TEST_EXPECT(isnan(sqrt(-one)) && isnan(log(-one)));
	UK_TEST_EXPECT(isnan(acos(two)) && isnan(fmod(one, zero)));
	UK_TEST_EXPECT(log(zero) == -INFINITY && exp(ten * 100) == INFINITY);
	UK_TEST_EXPECT(exp(-ten * 100) == 0 && pow(zero, zero) == 1);
	UK_TEST_EXPECT(atan(INFINITY * one) == M_PI_2);
	UK_TEST_EXPECT_SNUM_EQ(fpclassify(one * 0x1p-1050), FP_SUBNORMAL);
	UK_TEST_EXPECT(tgamma(171 * one) < INFINITY);
	UK_TEST_EXPECT(tgamma(172 * one) == INFINITY);
}

/* powl(), expl() and logl() of 128 bits are those of double, says musl */
#define POWL_EPSILON (LDBL_MANT_DIG > 64 ? DBL_EPSILON : LDBL_EPSILON)

UK_TESTCASE(musl_math, other_precisions_are_their_own)
{
	float f = one / 3;
	long double l = 1.0L * one / 3;

	UK_TEST_EXPECT(fabsf(sinf(f) * sinf(f) + cosf(f) * cosf(f) - 1) <
		       2 * FLT_EPSILON);
	UK_TEST_EXPECT(fabsl(sinl(l) * sinl(l) + cosl(l) * cosl(l) - 1) <
		       2 * LDBL_EPSILON);
	UK_TEST_EXPECT(fabsl(powl(10 * (long double)one, 0.5L) *
				     sqrtl(10 * (long double)one) -
			     10) < 16 * POWL_EPSILON);
	UK_TEST_EXPECT(fabsl(expl(logl(l)) - l) < POWL_EPSILON);
	UK_TEST_EXPECT(sqrtl(2 * (long double)one) != sqrt(two));
}

UK_TESTCASE(musl_math, complex_numbers_compute)
{
	double complex i = I * one, z = cexp(i * M_PI);

	UK_TEST_EXPECT(fabs(creal(z) + 1) < 1e-15 && fabs(cimag(z)) < 1e-15);
	z = csqrt(-4 * one);
	UK_TEST_EXPECT(creal(z) == 0 && cimag(z) == 2);
	UK_TEST_EXPECT(cabs(3 + 4 * i) == 5);
	UK_TEST_EXPECT(near(carg(i), M_PI_2));
	UK_TEST_EXPECT(cimag(conj(3 + 4 * i)) == -4);
}
