/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What --help and --version print.
 *
 * Interface: "libparam_impl.h".
 */
#include <uk/plat/console.h>
#include <uk/print.h>
#include "libparam_impl.h"

#define LINE_LEN 160

static void say(const char *fmt, ...) __printf(1, 2);

static void say(const char *fmt, ...)
{
	char line[LINE_LEN];
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = uk_vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	ukplat_coutk(line, MIN(len, LINE_LEN - 1));
}

static void say_type(const struct uk_libparam *param)
{
	if (param->type == UK_LIBPARAM_CHAR)
		say("character");
	else if (param->type == UK_LIBPARAM_STRING)
		say("text");
	else
		say("%c%u", param->type == UK_LIBPARAM_SIGNED ? 's' : 'u',
		    8 * param->size);
	if (param->count > 1)
		say(", up to %u of them", param->count);
	say("\n");
}

void uklibparam_print_help(const char *progname)
{
	const struct uk_libparam *param;

	say("%s [parameter=value ...] -- [argument ...]\n", progname);
	say("  -h, --help     print this and halt\n");
	say("  -V, --version  print the release and halt\n");
	uklibparam_foreach (param) {
		say("  %-24s ", param->name);
		say_type(param);
	}
}

void uklibparam_print_version(void)
{
	say("%s %s\n", UK_CODENAME, UK_FULLVERSION);
}
