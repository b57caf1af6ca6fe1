/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/tagarena.h>
#include "tags.h"

/* [set] */
static char *give_tag(char *page, unsigned long tag)
{
	char *tagged = (char *)((__u64)page | tag << MTE_TAG_SHIFT);

	for (int i = 1; i <= 3; i++) /* granules 1, 2 and 3 */
		mte_store_alloc((__u64)tagged + i * MTE_TAG_GRANULE);
	return tagged;
}
/* [/set] */

void show_granules(void)
{
	/* [try] */
	char *page = uk_palloc(uk_alloc_get_default(), 1);
	char *tagged = give_tag(page, 5);

	printf("granules 0 to 4:");
	for (int i = 0; i < 5; i++)
		printf(" %u", ukarch_memtag_of_memory(page + 16 * i));
	printf("\n");
	printf("write byte 16: %d\n", uk_attempt_write(tagged + 16));
	printf("write byte 63: %d\n", uk_attempt_write(tagged + 63));
	printf("write byte 64: %d\n", uk_attempt_write(tagged + 64));
	printf("write byte 16 without a tag: %d\n",
	       uk_attempt_write(page + 16));
	/* [/try] */
	uk_pfree(uk_alloc_get_default(), ukarch_memtag_clear(page, 64), 1);
}
