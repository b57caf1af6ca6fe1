/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conversions between nanoseconds and coarser units (contract 8.5).
 */
#ifndef __UK_ARCH_TIME_H__
#define __UK_ARCH_TIME_H__

#include <uk/arch/types.h>

#define UKARCH_NSEC_PER_SEC 1000000000ULL
#define UKARCH_NSEC_PER_MSEC 1000000ULL
#define UKARCH_NSEC_PER_USEC 1000ULL

#define ukarch_time_sec_to_nsec(sec) ((__nsec)(sec)*UKARCH_NSEC_PER_SEC)
#define ukarch_time_msec_to_nsec(msec) ((__nsec)(msec)*UKARCH_NSEC_PER_MSEC)
#define ukarch_time_usec_to_nsec(usec) ((__nsec)(usec)*UKARCH_NSEC_PER_USEC)

#define ukarch_time_nsec_to_sec(ns) ((ns) / UKARCH_NSEC_PER_SEC)
#define ukarch_time_nsec_to_msec(ns) ((ns) / UKARCH_NSEC_PER_MSEC)
#define ukarch_time_nsec_to_usec(ns) ((ns) / UKARCH_NSEC_PER_USEC)

/* What is left of `ns` above whole seconds, in nanoseconds */
#define ukarch_time_subsec(ns) ((ns) % UKARCH_NSEC_PER_SEC)

#endif /* __UK_ARCH_TIME_H__ */
