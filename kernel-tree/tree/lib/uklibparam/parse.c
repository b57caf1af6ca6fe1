/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From arguments to parameters and values.
 *
 * Interface: uk_libparam_parse() of <uk/libparam.h>. Blanks around `=` have
 * made one to three arguments of a parameter:
 *
 *   name=value	|  name= value  |  name =value  |  name = value
 *
 * Only the first `=` separates: the rest belongs to the value (row A14).
 */
#include <errno.h>
#include <string.h>
#include <uk/print.h>
#include "libparam_impl.h"

static int is_one_of(const char *arg, const char *brief, const char *full)
{
	return strcmp(arg, brief) == 0 || strcmp(arg, full) == 0;
}

static const struct uk_libparam *find(const char *name, __sz len)
{
	const struct uk_libparam *param;

	uklibparam_foreach (param)
		if (strlen(param->name) == len &&
		    memcmp(param->name, name, len) == 0)
			return param;
	return NULL;
}

static void set(const char *name, __sz len, char *value)
{
	const struct uk_libparam *param = find(name, len);
	int rc;

	if (!param) {
		uk_pr_err("Parameter %.*s: no library has it\n", (int)len,
			  name);
		return;
	}
	rc = uklibparam_set(param, value);
	if (rc)
		uk_pr_err("Parameter %s: '%s' is %s\n", param->name, value,
			  rc == -E2BIG	  ? "behind its last element"
			  : rc == -ERANGE ? "out of range"
					  : "not a value of its type");
}

/* Read the parameter at argv[0]; returns how many arguments it takes */
static int parse_one(int argc, char *argv[])
{
	__sz len = strcspn(argv[0], "=");
	char *value = argv[0] + len;
	int used = 1;

	if (!*value && argc > used && argv[used][0] == '=')
		value = argv[used++];
	if (!*value) {
		uk_pr_err("Parameter %s: no value\n", argv[0]);
		return used;
	}
	value++;
	if (!*value && argc > used)
		value = argv[used++];
	set(argv[0], len, value);
	return used;
}

int uk_libparam_parse(const char *progname, int argc, char *argv[])
{
	int end, at;

	for (end = 0; end < argc; end++)
		if (strcmp(argv[end], "--") == 0)
			break;
	if (end == argc)
		return 0;

	for (at = 0; at < end; at += parse_one(end - at, argv + at)) {
		if (is_one_of(argv[at], "-h", "--help"))
			uklibparam_print_help(progname);
		else if (is_one_of(argv[at], "-V", "--version"))
			uklibparam_print_version();
		else
			continue;
		return -ECANCELED;
	}
	return end + 1;
}
