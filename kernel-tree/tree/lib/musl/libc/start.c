/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start-up, in place of musl's __libc_start_main.c: there is no program loader
 * that would hand over arguments, environment and auxiliary vector. main() is
 * called by ukboot.
 */
#include <elf.h>
#include <unistd.h>
#include "pthread_impl.h"
#include "libc.h"
#include "uk_libc.h"

hidden void __init_ssp(void *entropy);

static char *environment[] = {NULL};
static size_t auxv[] = {AT_PAGESZ, 4096, AT_RANDOM, 0, AT_NULL, 0};

void uk_libc_start(char *name, void *random)
{
	pthread_t self = __pthread_self();
	long tid;

	auxv[3] = (size_t)random;
	libc.auxv = auxv;
	__environ = environment;
	__progname = __progname_full = name;
	__init_ssp(random);

	tid = __syscall(SYS_set_tid_address, &__thread_list_lock);
	if (tid > 0)
		self->tid = tid;
}
