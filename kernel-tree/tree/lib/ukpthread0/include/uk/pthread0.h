/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads from clone and futex, and nothing else: what is behind
 * pthread_create(), pthread_exit(), pthread_join() and pthread_detach().
 *
 *    p0_create          fn returns, or p0_exit
 *   -----------> runs -------------------------> ended
 *                 |                                |
 *                 |   p0_join waits for the end,   |
 *                 '-- or p0_detach: nobody will ---'--> memory is freed
 *
 * Each thread is joined or detached, once. Functions return 0 or a positive
 * errno, as those of POSIX do.
 */
#ifndef __UK_PTHREAD0_H__
#define __UK_PTHREAD0_H__

#ifdef __cplusplus
extern "C" {
#endif

/* Invalid once joined, or once detached and ended */
struct p0_thread;

/**
 * Make a thread that runs fn(arg), with a stack and TLS of its own.
 *
 * @param thread where the new thread is stored; untouched on failure
 * @return 0, or EAGAIN: no memory, or no number for it
 */
int p0_create(struct p0_thread **thread, void *(*fn)(void *), void *arg);

/** End the running thread, which p0_create() made, as if its fn returned. */
void p0_exit(void *value) __attribute__((noreturn));

/**
 * Wait until a thread has ended, and free its memory.
 *
 * @param value where the result of its fn is stored, or NULL. NULL is stored
 *   for a thread that was terminated by another
 * @return 0; EDEADLK: the caller itself; EINVAL: somebody joins it already, or
 *   it is detached
 */
int p0_join(struct p0_thread *thread, void **value);

/**
 * Have a thread's memory freed without being asked when it ends, or now if it
 * has ended.
 *
 * @return 0; EINVAL: somebody joins it already, or it is detached
 */
int p0_detach(struct p0_thread *thread);

#ifdef __cplusplus
}
#endif
#endif /* __UK_PTHREAD0_H__ */
