/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating-point environment of x86-64, in place of musl's fenv.s: that one
 * keeps values below the stack pointer.
 *
 * There are two units, each with its own flags and rounding mode: the x87 (long
 * double) and SSE (the rest). A flag raised in one counts.
 */
#include <fenv.h>
#include <features.h>
#include <string.h>

enum { ROUND_SHIFT_SSE = 3 }; /* FE_* roundings are those of the x87 */

/* Status after power-on: all exceptions masked, nearest, 64 bit mantissa */
static const unsigned short default_x87 = 0x37f;
static const unsigned int default_sse = 0x1f80;

static inline unsigned int get_sse(void)
{
	unsigned int mxcsr;

	__asm__ __volatile__("stmxcsr %0" : "=m"(mxcsr));
	return mxcsr;
}

static inline void set_sse(unsigned int mxcsr)
{
	__asm__ __volatile__("ldmxcsr %0" : : "m"(mxcsr));
}

static inline unsigned short get_x87_status(void)
{
	unsigned short status;

	__asm__ __volatile__("fnstsw %0" : "=a"(status));
	return status;
}

int feclearexcept(int mask)
{
	unsigned int mxcsr = get_sse();
	unsigned int raised;

	mask &= FE_ALL_EXCEPT;
	raised = get_x87_status() & FE_ALL_EXCEPT;
	/* the x87 can only clear all: what is to stay moves to the other unit */
	if (raised & mask)
		__asm__ __volatile__("fnclex");
	else
		raised = 0;
	set_sse((mxcsr | raised) & ~(unsigned int)mask);
	return 0;
}

int feraiseexcept(int mask)
{
	set_sse(get_sse() | (mask & FE_ALL_EXCEPT));
	return 0;
}

int fetestexcept(int mask)
{
	return (get_sse() | get_x87_status()) & mask & FE_ALL_EXCEPT;
}

int fegetround(void)
{
	return (get_sse() >> ROUND_SHIFT_SSE) & FE_TOWARDZERO;
}

hidden int __fesetround(int round)
{
	unsigned short control;

	__asm__ __volatile__("fnstcw %0" : "=m"(control));
	control = (control & ~FE_TOWARDZERO) | round;
	__asm__ __volatile__("fldcw %0" : : "m"(control));
	set_sse((get_sse() &
		 ~((unsigned int)FE_TOWARDZERO << ROUND_SHIFT_SSE)) |
		(unsigned int)round << ROUND_SHIFT_SSE);
	return 0;
}

int fegetenv(fenv_t *env)
{
	/* it masks the exceptions of the x87 as a side effect: load it again */
	__asm__ __volatile__("fnstenv %0\n\tfldenv %0" : "+m"(*env));
	env->__mxcsr = get_sse();
	return 0;
}

int fesetenv(const fenv_t *env)
{
	fenv_t fresh;

	if (env == FE_DFL_ENV) {
		memset(&fresh, 0, sizeof(fresh));
		fresh.__control_word = default_x87;
		fresh.__tags = 0xffff; /* all registers are empty */
		fresh.__mxcsr = default_sse;
		env = &fresh;
	}
	__asm__ __volatile__("fldenv %0" : : "m"(*env));
	set_sse(env->__mxcsr);
	return 0;
}
