/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Assertions and crashes that code asks for.
 *
 * Interface: <uk/assert.h>. The message is printed whatever the configured
 * level is: a guest that ends without a word teaches nothing.
 */
#include <uk/assert.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>

#define TEXT_LEN 240

void _uk_assert_fail(const char *libname, const char *srcname,
		     unsigned int srcline, const char *expr)
{
	char text[TEXT_LEN];

	_uk_printk(KLVL_CRIT, libname, srcname, srcline,
		   "Assertion failure: %s\n", expr);

	uk_snprintf(text, sizeof(text), "%s:%u: Assertion failure: %s", srcname,
		    srcline, expr);
	ukplat_end_note_at(UKPLAT_END_ASSERT, srcline, text,
			   (__uptr)__builtin_return_address(0));
	ukplat_end_backtrace_caller();
	ukplat_terminate(UKPLAT_CRASH);
}

void _uk_crash(const char *libname, const char *srcname, unsigned int srcline,
	       const char *fmt, ...)
{
	char text[TEXT_LEN];
	va_list ap;
	int len;

	va_start(ap, fmt);
	_uk_vprintk(KLVL_CRIT, libname, srcname, srcline, fmt, ap);
	va_end(ap);

	len = uk_snprintf(text, sizeof(text), "%s:%u: ", srcname, srcline);
	va_start(ap, fmt);
	uk_vsnprintf(text + len, sizeof(text) - len, fmt, ap);
	va_end(ap);
	ukplat_end_note_at(UKPLAT_END_CRASH, srcline, text,
			   (__uptr)__builtin_return_address(0));
	ukplat_end_backtrace_caller();
	ukplat_terminate(UKPLAT_CRASH);
}
