/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the kernel and the part of libc.a that knows musl's internals.
 *
 * The files of this folder are compiled with musl's private headers when libc.a
 * is made (build.sh); those of lib/musl with the kernel's. They meet
 * here, in terms of plain types only.
 */
#ifndef __UK_LIBC_H__
#define __UK_LIBC_H__

#include <stddef.h>

/* Bytes that the kernel reserves for struct pthread, see Makefile.uk */
#ifdef __aarch64__
#define UK_LIBC_TCB_SIZE 216 /* and the 16 bytes that the TLS ABI reserves */
#else
#define UK_LIBC_TCB_SIZE 208
#endif

/* -- libc.a provides: -- */

/** Initialise a thread descriptor; the first call also fills in libc's state. */
void ukarch_tls_tcb_init(void *tcb);

/**
 * Start libc on the boot thread, once its TLS is active.
 *
 * @param name program name, borrowed for ever
 * @param random 16 bytes for AT_RANDOM, borrowed for ever
 */
void uk_libc_start(char *name, void *random);

/**
 * Complete the descriptor of a thread that the kernel has created.
 *
 * @param tcb descriptor, initialised by ukarch_tls_tcb_init()
 * @param tsd uk_libc_tsd_size() zero bytes for pthread_setspecific()
 * @param stack_top first address above the stack
 * @param stack_size bytes below it
 */
void uk_libc_thread_init(void *tcb, void *tsd, void *stack_top,
			 size_t stack_size);

/**
 * Number a thread.
 *
 * @param tid positive number that no other thread has: locks store it
 */
void uk_libc_thread_number(void *tcb, int tid);

/** Count a kernel thread among those of the program, as its creator is. */
void uk_libc_thread_enter(void *tcb, void *creator_tcb);

/**
 * Forget a thread that ends, whichever way: with its TLS active, and called for
 * those too that musl has forgotten itself. Runs the destructors of its keys;
 * these must not wait, since the thread has no scheduler any more.
 *
 * @param is_kernel_thread uk_libc_thread_enter() was called for it
 */
void uk_libc_thread_leave(void *tcb, int is_kernel_thread);

/** Get what uk_libc_thread_init() got as `tsd`, to free it. */
void *uk_libc_thread_tsd(void *tcb);

size_t uk_libc_tsd_size(void);

/* -- the kernel provides: -- */

/** Stop: libc has found its own state to be broken. */
_Noreturn void uk_libc_crash(void);

/** End the current thread, then free the memory that holds its stack. */
_Noreturn void uk_libc_exit_unmap(void *base, size_t size);

size_t ukarch_tls_area_size(void);
size_t ukarch_tls_area_align(void);
void ukarch_tls_area_init(void *area);
unsigned long ukarch_tls_tlsp(void *area);
void *ukarch_tls_tcb_get(unsigned long tlsp);

#endif /* __UK_LIBC_H__ */
