/* SPDX-License-Identifier: Apache-2.0 */
#include <greeting.h>
#include <stdio.h>
#include <string.h>
#include <uk/config.h>

/* Local to the library: exportsyms.uk does not name it */
static const char *word(const char *language)
{
	return strcmp(language, "ro") == 0 ? "Salut" : "Hello";
}

int greet(char *text, size_t size, const char *name)
{
	return snprintf(text, size, "%s, %s!",
			word(CONFIG_LIBGREETING_LANGUAGE), name);
}
