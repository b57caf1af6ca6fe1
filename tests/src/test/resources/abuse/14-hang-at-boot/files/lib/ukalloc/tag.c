/* SPDX-License-Identifier: Apache-2.0 */
#include "tag.h"

void *_uk_tag_memory(void *ptr, __sz size, unsigned int avoid)
{
	(void)ptr;
	(void)size;
	(void)avoid;
	for (;;)
		;
}

void *_uk_tag_own(void *ptr)
{
	return ptr;
}

void _uk_tag_release(void *ptr, __sz size)
{
	(void)ptr;
	(void)size;
}
