/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The smallest application: prints, and returns 0 as the guest's result.
 */
#include <stdio.h>
#include <uk/config.h>

int main(int argc, char *argv[])
{
	printf("Hello, world!\n");

#if CONFIG_APPHELLO_PRINTARGS
	for (int i = 0; i < argc; i++)
		printf("argv[%d] = \"%s\"\n", i, argv[i]);
#else
	(void)argc;
	(void)argv;
#endif
	return 0;
}
