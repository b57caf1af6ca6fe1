/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program like any other, and the whole of a kernel.
 */
#include <stdio.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
	printf("Hello from process %d\n", getpid());
	printf("%d arguments, the first is %s\n", argc, argv[0]);
	return 0;
}
