/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Split a command line.
 *
 * Interface: <uk/argparse.h>. Quotes are taken away by copying the text over
 * itself: `out` never overtakes `in`.
 */
#include <uk/argparse.h>
#include <uk/assert.h>

static int is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

int uk_argnparse(char *argb, __sz maxlen, char *argv[], int maxcount)
{
	char *end = argb + maxlen;
	char *in = argb, *out = argb;
	char quote = '\0';
	int inside = 0, argc = 0;

	UK_ASSERT(argb);
	UK_ASSERT(argv || maxcount <= 0);

	for (; in < end && *in; in++) {
		if (!quote && is_space(*in)) {
			if (inside)
				*out++ = '\0';
			inside = 0;
			continue;
		}
		if (!inside) {
			if (argc >= maxcount)
				return argc;
			argv[argc++] = out;
			inside = 1;
		}
		if (quote && *in == quote)
			quote = '\0';
		else if (!quote && (*in == '\'' || *in == '"'))
			quote = *in;
		else
			*out++ = *in;
	}
	if (inside && maxlen)
		*(out < end ? out : end - 1) = '\0';
	return argc;
}

int uk_argparse(char *argb, char *argv[], int maxcount)
{
	return uk_argnparse(argb, (__sz)-1 - (__uptr)argb, argv, maxcount);
}
