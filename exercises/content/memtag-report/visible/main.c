/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The program of the report: it reads a table of hosts, drops empty lines, adds
 * a host, and prints the table. The suites ran before main(); look for [ FAILED ]
 * above. Here a tag fault is what it is elsewhere: the end, with a report.
 */
#include <errno.h>
#include <stdio.h>
#include <uk/lines.h>
#include <uk/tagarena.h>

static const char *const hosts[] = {
	"# hosts of lab 7",	    "10.0.0.1  router",	  "   ",
	"10.0.0.12  laser printer", "10.0.0.23  builder", "",
};

static void print(const struct uk_lines *table)
{
	char *text = uk_lines_join(table);

	if (text)
		printf("%s", text);
	uk_free(table->a, text);
}

int main(void)
{
	struct uk_lines table = {.a = uk_alloc_get_default()};

	uk_attempt_strict = 1;
	for (unsigned int i = 0; i < ARRAY_SIZE(hosts); i++)
		uk_lines_add(&table, hosts[i]);
	printf("%u empty lines dropped\n", uk_lines_remove(&table, ""));
	uk_lines_add(&table, "10.0.0.40  guests");
	print(&table);
	uk_lines_clear(&table);
	return 0;
}
