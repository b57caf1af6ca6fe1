/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 7.1: allocators. Memory tagging (7.2) is not in this file.
 */
#include <stddef.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/allocbbuddy.h>
#include <uk/allocpool.h>
#include <uk/allocregion.h>
#include "contract.h"

#define A struct uk_alloc *
#define P struct uk_allocpool *

/* Never called */
void contract_use_alloc(A a, void *base);
void contract_use_alloc(A a, void *base)
{
	uk_alloc_init_palloc(a, a->palloc, a->pfree, a->pmaxalloc, a->pavailmem,
			     a->addmem);
	uk_alloc_foreach (a)
		uk_pfree(a, base, 1);
}

static void requests(void)
{
	FUNCTION(uk_malloc, void *(A, __sz));
	FUNCTION(uk_calloc, void *(A, __sz, __sz));
	FUNCTION(uk_zalloc, void *(A, __sz));
	FUNCTION(uk_realloc, void *(A, void *, __sz));
	FUNCTION(uk_posix_memalign, int(A, void **, __sz, __sz));
	FUNCTION(uk_memalign, void *(A, __sz, __sz));
	FUNCTION(uk_free, void(A, void *));
	FUNCTION(uk_palloc, void *(A, unsigned long));
	FUNCTION(uk_pfree, void(A, void *, unsigned long));
	FUNCTION(uk_do_malloc, void *(A, __sz));
	FUNCTION(uk_do_calloc, void *(A, __sz, __sz));
	FUNCTION(uk_do_zalloc, void *(A, __sz));
	FUNCTION(uk_do_realloc, void *(A, void *, __sz));
	FUNCTION(uk_do_posix_memalign, int(A, void **, __sz, __sz));
	FUNCTION(uk_do_memalign, void *(A, __sz, __sz));
	FUNCTION(uk_do_free, void(A, void *));
	FUNCTION(uk_do_palloc, void *(A, unsigned long));
	FUNCTION(uk_do_pfree, void(A, void *, unsigned long));
	FUNCTION(uk_alloc_addmem, int(A, void *, __sz));
	FUNCTION(uk_alloc_maxalloc, __ssz(A));
	FUNCTION(uk_alloc_availmem, __ssz(A));
	FUNCTION(uk_alloc_pmaxalloc, long(A));
	FUNCTION(uk_alloc_pavailmem, long(A));
	FUNCTION(uk_alloc_availmem_total, __sz(void));
	FUNCTION(uk_alloc_pavailmem_total, unsigned long(void));
	FUNCTION(uk_alloc_get_default, A(void));
	FUNCTION(uk_alloc_register, int(A));
	TYPE(__typeof__(_uk_alloc_head), A);
}

static void builders(void)
{
	FUNCTION(uk_malloc_ifpages, void *(A, __sz));
	FUNCTION(uk_realloc_ifpages, void *(A, void *, __sz));
	FUNCTION(uk_posix_memalign_ifpages, int(A, void **, __sz, __sz));
	FUNCTION(uk_free_ifpages, void(A, void *));
	FUNCTION(uk_alloc_availmem_ifpages, __ssz(A));
	FUNCTION(uk_alloc_maxalloc_ifpages, __ssz(A));
	FUNCTION(uk_calloc_compat, void *(A, __sz, __sz));
	FUNCTION(uk_realloc_compat, void *(A, void *, __sz));
	FUNCTION(uk_memalign_compat, void *(A, __sz, __sz));
	FUNCTION(uk_palloc_compat, void *(A, unsigned long));
	FUNCTION(uk_pfree_compat, void(A, void *, unsigned long));
	FUNCTION(uk_alloc_pavailmem_compat, long(A));
	FUNCTION(uk_alloc_pmaxalloc_compat, long(A));
}

static void allocators(void)
{
	FUNCTION(uk_allocbbuddy_init, A(void *, __sz));
	FUNCTION(uk_allocregion_init, A(void *, __sz));
	FUNCTION(uk_allocpool_alloc, P(A, unsigned int, __sz, __sz));
	FUNCTION(uk_allocpool_init, P(void *, __sz, __sz, __sz));
	FUNCTION(uk_allocpool_reqmem, __sz(unsigned int, __sz, __sz));
	FUNCTION(uk_allocpool_take, void *(P));
	FUNCTION(uk_allocpool_return, void(P, void *));
	FUNCTION(uk_allocpool_take_batch,
		 unsigned int(P, void *[], unsigned int));
	FUNCTION(uk_allocpool_return_batch, void(P, void *[], unsigned int));
	FUNCTION(uk_allocpool_availcount, unsigned int(P));
	FUNCTION(uk_allocpool_objlen, __sz(P));
	FUNCTION(uk_allocpool_free, void(P));
}

void contract_memory(void)
{
	requests();
	builders();
	allocators();
}
