/* SPDX-License-Identifier: Apache-2.0 */
#include "contexts.h"

int main(void)
{
	show_visit();
	show_local();
	show_rounding();
	return 0;
}
