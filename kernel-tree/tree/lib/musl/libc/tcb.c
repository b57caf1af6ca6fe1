/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thread descriptors, in place of musl's __init_tls.c.
 *
 * The kernel lays out TLS areas (<uk/arch/tls.h>); struct pthread is the thread
 * control block in them. Three kinds of threads pass here:
 *
 *   boot thread      ukarch_tls_tcb_init, uk_libc_start (start.c)
 *   kernel threads   ukarch_tls_tcb_init, uk_libc_thread_init
 *   pthread_create   __copy_tls -> ukarch_tls_tcb_init, then musl's own code
 *
 * What happens to them later is in threads.c.
 */
#include <string.h>
#include "pthread_impl.h"
#include "libc.h"
#include "uk_libc.h"

extern uintptr_t __stack_chk_guard;

#ifdef TLS_ABOVE_TP
_Static_assert(sizeof(struct pthread) + GAP_ABOVE_TP == UK_LIBC_TCB_SIZE,
	       "struct pthread does not end where the TLS register points");
#else
_Static_assert(sizeof(struct pthread) <= UK_LIBC_TCB_SIZE,
	       "struct pthread does not fit into the reserved TCB");
#endif

/* pthread_create.c locks the list of threads with it; the kernel clears it when
 * a thread is gone (CLONE_CHILD_CLEARTID) */
volatile int __thread_list_lock;

/* There if something uses pthread_key_create() */
extern weak hidden void *__pthread_tsd_main[];

/* What a thread has before it has a number: it must not be 0, which locks take
 * for "free" */
enum { BOOT_TID = 1 };

static void init_libc(pthread_t boot)
{
	libc.page_size = 4096;
	libc.can_do_threads = 1;
	/* what pthread_create() adds to a stack for __copy_tls() */
	libc.tls_size = ukarch_tls_area_size() + ukarch_tls_area_align();
	libc.tls_align = ukarch_tls_area_align();
	boot->tid = BOOT_TID;
	boot->tsd = __pthread_tsd_main;
}

void ukarch_tls_tcb_init(void *tcb)
{
	pthread_t td = tcb;

	memset(td, 0, sizeof(*td));
	td->self = td;
	td->next = td->prev = td;
	td->detach_state = DT_JOINABLE;
	td->locale = &libc.global_locale;
	td->robust_list.head = &td->robust_list.head;
	td->canary = __stack_chk_guard;
	if (!libc.page_size)
		init_libc(td);
}

void *__copy_tls(unsigned char *mem)
{
	size_t align = ukarch_tls_area_align();
	void *area = mem + (-(uintptr_t)mem & (align - 1));

	ukarch_tls_area_init(area);
	return ukarch_tls_tcb_get(ukarch_tls_tlsp(area));
}

void uk_libc_thread_init(void *tcb, void *tsd, void *stack_top,
			 size_t stack_size)
{
	pthread_t td = tcb;

	td->tsd = tsd;
	td->stack = stack_top;
	td->stack_size = stack_size;
}

void *uk_libc_thread_tsd(void *tcb)
{
	return ((pthread_t)tcb)->tsd;
}

size_t uk_libc_tsd_size(void)
{
	return __pthread_tsd_size;
}
