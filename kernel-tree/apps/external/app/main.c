/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Uses a library that is not part of the tree: make L=$PWD/../greeting
 */
#include <stdio.h>
#include <greeting.h>

int main(void)
{
	char text[40];

	greet(text, sizeof(text), "Janus");
	puts(text);
	return 0;
}
