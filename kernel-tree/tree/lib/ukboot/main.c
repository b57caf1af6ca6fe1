/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What runs if no application brought a main().
 */
#include <errno.h>
#include <uk/essentials.h>
#include <uk/print.h>

int main(int argc, char *argv[]) __weak;

int main(int argc __unused, char *argv[] __unused)
{
	uk_pr_crit("weak main() called. Symbol was not replaced!\n");
	return -EINVAL;
}
