/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Clocks of the platform (contract 8.5).
 */
#ifndef __UKPLAT_TIME_H__
#define __UKPLAT_TIME_H__

#include <uk/config.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Start the clocks and the timer interrupt; called once by ukboot. */
void ukplat_time_init(void);

/** Get nanoseconds since boot; never goes backwards. Any context. */
__nsec ukplat_monotonic_clock(void);

/** Get nanoseconds since 1970-01-01 UTC. Any context. */
__nsec ukplat_wall_clock(void);

#define UKPLAT_TIME_TICK_NSEC (UKARCH_NSEC_PER_SEC / CONFIG_HZ)

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_TIME_H__ */
