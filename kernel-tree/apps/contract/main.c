/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The names of the contract, one file a section. That this builds is the proof;
 * main() only makes sure that no function went missing on the way.
 */
#include <stdio.h>
#include "contract.h"

static int names;
static int absent;

void contract_note(const char *name, const void *address)
{
	names++;
	if (!address) {
		absent++;
		printf("absent: %s\n", name);
	}
}

int main(void)
{
	contract_threads();
	contract_contexts();
	contract_syscalls();
	contract_posix();
	contract_libc();
	contract_tests();
	contract_memory();
	contract_runtime();
	printf("contract: %d names, %d absent\n", names, absent);
	return absent;
}
