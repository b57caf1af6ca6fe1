/* SPDX-License-Identifier: Apache-2.0 */
/*
 * To be built with configurations that nobody else uses, for what only they
 * have: see ConfigurationMatrixTest.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <uk/config.h>
#include <uk/libparam.h>

#if CONFIG_LIBUKTEST
#include <uk/test.h>

uk_testsuite_register(variants, NULL);

UK_TESTCASE(variants, bytes_differ)
{
	static const char here[] = "here", there[] = "there";

	UK_TEST_ASSERTF(here != there, "from %p to %p", here, there);
	UK_TEST_EXPECT_BYTES_EQ(here, there, sizeof(here));
	UK_TEST_EXPECT_SNUM_EQ(here[0], 'h');
}
#endif

static char *greeting = "nothing";
UK_LIB_PARAM_STR(greeting);

#if CONFIG_LIBSYSCALL_SHIM_LIBCSTUBS
/* No libc has these; nobody provides the first */
long kexec_load(long entry, long count, void *segments, long flags);
long futex(int *word, int op, int value, void *timeout, int *word2, int value3);

static int try_stubs(void)
{
	int word = 0;

	if (kexec_load(0, 0, NULL, 0) != -1 || errno != ENOSYS)
		return 1;
	/* FUTEX_WAIT for another value than there is */
	if (futex(&word, 0, 1, NULL, NULL, 0) != -1 || errno != EAGAIN)
		return 2;
	return 0;
}
#else
static int try_stubs(void)
{
	return 0;
}
#endif

/* The compiler must not see how long the text is */
static int copy(const char *volatile text)
{
	char array[8];

	strcpy(array, text);
	return array[0] == text[0];
}

int main(int argc, char *argv[])
{
	printf("greeting: %s\n", greeting);
	for (int i = 1; i < argc; i++) {
		printf("argument %d: %s\n", i, argv[i]);
		fflush(stdout);
		if (!copy(argv[i]))
			return 3;
	}
	return try_stubs();
}
