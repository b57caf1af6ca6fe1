/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 5: musl. What a program calls, with the signatures of POSIX, down to
 * what pthread_create() and stdio need; lib/musl/tests call them.
 */
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include "contract.h"

static void memory(void)
{
	FUNCTION(malloc, void *(size_t));
	FUNCTION(calloc, void *(size_t, size_t));
	FUNCTION(realloc, void *(void *, size_t));
	FUNCTION(memalign, void *(size_t, size_t));
	FUNCTION(aligned_alloc, void *(size_t, size_t));
	FUNCTION(posix_memalign, int(void **, size_t, size_t));
	FUNCTION(free, void(void *));
}

static void threads(void)
{
	FUNCTION(pthread_create, int(pthread_t *, const pthread_attr_t *,
				     void *(*)(void *), void *));
	FUNCTION(pthread_join, int(pthread_t, void **));
	FUNCTION(pthread_detach, int(pthread_t));
	FUNCTION(pthread_exit, void(void *));
	FUNCTION(pthread_cancel, int(pthread_t));
	FUNCTION(pthread_setspecific, int(pthread_key_t, const void *));
	FUNCTION(pthread_getspecific, void *(pthread_key_t));
	FUNCTION(pthread_mutex_lock, int(pthread_mutex_t *));
	FUNCTION(pthread_mutex_unlock, int(pthread_mutex_t *));
	FUNCTION(pthread_cond_wait, int(pthread_cond_t *, pthread_mutex_t *));
	FUNCTION(pthread_cond_broadcast, int(pthread_cond_t *));
	FUNCTION(pthread_rwlock_wrlock, int(pthread_rwlock_t *));
	FUNCTION(pthread_barrier_wait, int(pthread_barrier_t *));
	FUNCTION(pthread_once, int(pthread_once_t *, void (*)(void)));
	FUNCTION(sem_wait, int(sem_t *));
	FUNCTION(sem_post, int(sem_t *));
	FUNCTION(sched_yield, int(void));
}

void contract_libc(void)
{
	memory();
	threads();
	FUNCTION(printf, int(const char *, ...));
	FUNCTION(fopen, FILE * (const char *, const char *));
	FUNCTION(exit, void(int));
	FUNCTION(abort, void(void));
}
