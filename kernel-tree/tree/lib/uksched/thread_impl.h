/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of uksched need from each other.
 */
#ifndef __UKSCHED_THREAD_IMPL_H__
#define __UKSCHED_THREAD_IMPL_H__

#include <uk/thread.h>

/* How a thread starts: at an address, in a function, or not yet */
struct thread_entry {
	uintptr_t ip; /* used if fn is NULL */
	void *fn;
	int argc; /* of fn: 0 to 2 */
	void *argv[2];
};

#define ENTRY_IP(addr) (&(const struct thread_entry){.ip = (addr)})
#define ENTRY_FN0(func) (&(const struct thread_entry){.fn = (void *)(func)})
#define ENTRY_FN1(func, a0)                                                    \
	(&(const struct thread_entry){                                         \
		.fn = (void *)(func), .argc = 1, .argv = {(a0)}})
#define ENTRY_FN2(func, a0, a1)                                                \
	(&(const struct thread_entry){                                         \
		.fn = (void *)(func), .argc = 2, .argv = {(a0), (a1)}})

/**
 * Allocate the struct of a thread; its fields are not set.
 *
 * @param with_ectx with room for an extended context behind it
 * @param ectx receives where that is, or NULL without
 * @return the struct, to be freed by uk_free(a, ...), or NULL
 */
struct uk_thread *_uk_thread_alloc_struct(struct uk_alloc *a, bool with_ectx,
					  struct ukarch_ectx **ectx);

/** Make a thread with memory of its own; parameters as in <uk/thread.h>. */
struct uk_thread *_uk_thread_create(struct uk_alloc *a,
				    const struct thread_entry *entry,
				    struct uk_alloc *a_stack, size_t stack_len,
				    struct uk_alloc *a_uktls, bool no_ectx,
				    const char *name, void *priv,
				    uk_thread_dtor_t dtor);

/**
 * Set all fields of a thread that is blocked, has no entry and owns no memory.
 */
void _uk_thread_struct_init(struct uk_thread *t, uintptr_t sp, uintptr_t tlsp,
			    bool is_uktls, struct ukarch_ectx *ectx,
			    const char *name, void *priv,
			    uk_thread_dtor_t dtor);

/** Set where a thread starts, on its stack; runnable unless there is no ip. */
void _uk_thread_set_entry(struct uk_thread *t,
			  const struct thread_entry *entry);

/**
 * Give a thread a stack and TLS of its own.
 *
 * @param a_stack,stack_len NULL: no stack; 0: STACK_SIZE
 * @param a_uktls NULL: no TLS
 * @param with_ectx allocate an extended context behind TLS
 * @return 0, or negative errno with nothing allocated
 */
int _uk_thread_alloc_mem(struct uk_thread *t, struct uk_alloc *a_stack,
			 size_t stack_len, struct uk_alloc *a_uktls,
			 bool with_ectx);

/** End what the libc keeps in TLS that is the thread's own; TLS stays. */
void _uk_thread_fini_tcb(struct uk_thread *t);

/** End the TCB, free stack and TLS, as far as they are the thread's own. */
void _uk_thread_free_mem(struct uk_thread *t);

/** Call the init table for a new thread; rolls back on failure. */
int _uk_thread_call_inittab(struct uk_thread *t);

/** Call the termination callbacks of a thread in reverse order. */
void _uk_thread_call_termtab(struct uk_thread *t);

#endif /* __UKSCHED_THREAD_IMPL_H__ */
