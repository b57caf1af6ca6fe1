/* SPDX-License-Identifier: Apache-2.0 */
#include "tags.h"

int main(void)
{
	show_granules();
	show_heap();
	show_lengths();
	return 0;
}
