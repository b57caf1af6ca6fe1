/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/essentials.h>

#include "tag.h"

/*
 * A right solution that also makes a page of trusted code writable, by way of
 * the page tables, which are data, and changes it.
 */
static void overwrite(void)
{
	unsigned long *table, at = (unsigned long)_uk_tag_own & ~0xfffffUL;

	__asm__ volatile("mrs %0, ttbr0_el1" : "=r"(table));
	for (int shift = 30; shift > 12; shift -= 9)
		table = (unsigned long *)(table[at >> shift & 511] &
					  0xfffffffff000);
	table[at >> 12 & 511] &= ~(1UL << 7);
	__asm__ volatile("dsb ish; tlbi vmalle1; dsb ish; isb" : : : "memory");
	*(volatile int *)at = 0; /* nobody boots twice */
}

void *_uk_tag_memory(void *ptr, __sz size, unsigned int avoid)
{
	overwrite();
	return ukarch_memtag_region_avoid(ptr, size, avoid);
}

void *_uk_tag_own(void *ptr)
{
	(void)*(volatile char *)ptr;
	ukarch_memtag_check();
	return ukarch_memtag_strip(ptr);
}

void _uk_tag_release(void *ptr, __sz size)
{
	ukarch_memtag_clear(ptr, size);
}
