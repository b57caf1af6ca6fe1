/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the text of a value to a variable.
 *
 * Interface: uklibparam_set() of "libparam_impl.h". Runs before there is a
 * libc, therefore its own reading of numbers.
 */
#include <errno.h>
#include <string.h>
#include "libparam_impl.h"

#define LOWER ('a' - 'A') /* the bit that makes a letter small */

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= LOWER;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* Magnitude of a number of at most `max` */
static int read_magnitude(const char *text, __u64 max, __u64 *out)
{
	int base = 10;

	if (text[0] == '0' && (text[1] | LOWER) == 'x') {
		base = 16;
		text += 2;
	} else if (text[0] == '0' && text[1]) {
		base = 8;
		text++;
	}
	if (!*text)
		return -EINVAL;
	for (*out = 0; *text; text++) {
		if (digit(*text) >= base)
			return -EINVAL;
		if (__builtin_mul_overflow(*out, (__u64)base, out) ||
		    __builtin_add_overflow(*out, (__u64)digit(*text), out) ||
		    *out > max)
			return -ERANGE;
	}
	return 0;
}

static int set_number(const struct uk_libparam *param, void *at,
		      const char *text)
{
	int negative = *text == '-';
	__u64 max = ~0ULL >> (64 - 8 * param->size);
	__u64 value;
	int rc;

	if (param->type == UK_LIBPARAM_SIGNED)
		max = (max >> 1) + negative;
	else if (negative)
		return -EINVAL;
	rc = read_magnitude(text + negative, max, &value);
	if (rc)
		return rc;
	if (negative)
		value = -value;

	switch (param->size) {
	case 1:
		*(__u8 *)at = value;
		break;
	case 2:
		*(__u16 *)at = value;
		break;
	case 4:
		*(__u32 *)at = value;
		break;
	default:
		*(__u64 *)at = value;
	}
	return 0;
}

static int set_element(const struct uk_libparam *param, unsigned int i,
		       char *text)
{
	void *at = (char *)param->var + i * param->size;

	switch (param->type) {
	case UK_LIBPARAM_STRING:
		*(char **)at = text;
		return 0;
	case UK_LIBPARAM_CHAR:
		if (!text[0] || text[1])
			return -EINVAL;
		*(char *)at = text[0];
		return 0;
	default:
		return set_number(param, at, text);
	}
}

int uklibparam_set(const struct uk_libparam *param, char *value)
{
	static const char blanks[] = " \t\n\v\f\r";
	unsigned int i;
	__sz len;
	int rc;

	if (param->count == 1)
		return set_element(param, 0, value);

	for (i = 0, value += strspn(value, blanks); *value; i++) {
		if (i == param->count)
			return -E2BIG;
		len = strcspn(value, blanks);
		if (value[len])
			value[len++] = '\0';
		rc = set_element(param, i, value);
		if (rc)
			return rc;
		value += len + strspn(value + len, blanks);
	}
	return i ? 0 : -EINVAL;
}
