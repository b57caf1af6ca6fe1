/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The banner: the last line tells the release, right-aligned (contract 8.2).
 */
#include <uk/config.h>
#include <uk/plat/console.h>
#include <uk/print.h>

#include "banner.h"

#if CONFIG_LIBUKBOOT_BANNER_POWEREDBY
static const char art[] = "Powered by\n"
			  " __  __      _ __              ____\n"
			  "/ / / /___  (_) /___________ _/ __/ /_\n"
			  "/ /_/ / __ \\/ / //_/ ___/ __ `/ /_/ __/\n"
			  "\\____/_/ /_/_/_/|_/_/   \\__,_/_/  \\__/\n";
#endif

void ukboot_print_banner(void)
{
#if CONFIG_LIBUKBOOT_BANNER_POWEREDBY
	ukplat_coutk(art, sizeof(art) - 1);
#endif
#if !CONFIG_LIBUKBOOT_BANNER_NONE
	char line[64];
	int len;

	len = uk_snprintf(line, sizeof(line), "%39s\n",
			  UK_CODENAME " " UK_FULLVERSION);
	ukplat_coutk(line, len);
#endif
}
