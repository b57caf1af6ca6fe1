/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nothing but a reason to boot: the suites of all configured libraries run
 * before main() (contract 6). What they found is on the console.
 */
int main(void)
{
	return 0;
}
