/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For authors of a libc that keeps its own thread descriptor in the thread
 * control block (contract 1.3). A library that selects LIBUKSCHED_TCB_INIT
 * provides both functions.
 */
#ifndef __UK_TCB_IMPL_H__
#define __UK_TCB_IMPL_H__

#include <uk/config.h>
#include <uk/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBUKSCHED_TCB_INIT
/**
 * Initialise the control block of a thread whose TLS was allocated with it;
 * runs after ukarch_tls_area_init(), before the init table.
 *
 * @return 0 or more, or negative errno, which ends the creation
 */
int uk_thread_uktcb_init(struct uk_thread *thread, void *tcb);

/** Give back what uk_thread_uktcb_init() took; runs at release. */
void uk_thread_uktcb_fini(struct uk_thread *thread, void *tcb);
#endif

#ifdef __cplusplus
}
#endif
#endif /* __UK_TCB_IMPL_H__ */
