/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The suite ran before this: read the console.
 */
int main(void)
{
	return 0;
}
