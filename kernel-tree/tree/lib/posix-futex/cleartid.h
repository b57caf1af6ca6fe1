/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libposix_futex: the word that tells the end of a thread.
 */
#ifndef __POSIX_FUTEX_CLEARTID_H__
#define __POSIX_FUTEX_CLEARTID_H__

#include <uk/arch/types.h>
#include <uk/plat/tls.h>

/* Of the running thread, borrowed; NULL: nobody wants to be told */
extern __uk_tls __u32 *_futex_cleartid;

#endif /* __POSIX_FUTEX_CLEARTID_H__ */
