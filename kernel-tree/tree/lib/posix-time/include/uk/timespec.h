/* SPDX-License-Identifier: Apache-2.0 */
/*
 * struct timespec and nanoseconds, for system calls that are given a time.
 */
#ifndef __UK_TIMESPEC_H__
#define __UK_TIMESPEC_H__

#include <stdbool.h>
#include <time.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>

static inline struct timespec timespec_of(__nsec ns)
{
	return (struct timespec){
		.tv_sec = ukarch_time_nsec_to_sec(ns),
		.tv_nsec = ukarch_time_subsec(ns),
	};
}

/** Tell whether what a caller gave as a time is one. */
static inline bool timespec_is_valid(const struct timespec *ts)
{
	return ts && ts->tv_sec >= 0 && ts->tv_nsec >= 0 &&
	       (__nsec)ts->tv_nsec < UKARCH_NSEC_PER_SEC;
}

/* What a scheduler's signed deadlines can hold: 292 years after boot */
#define NSEC_LATEST ((__nsec)1 << 62)

/** Convert a valid timespec; what is too large becomes NSEC_LATEST. */
static inline __nsec timespec_nsec(const struct timespec *ts)
{
	if ((__nsec)ts->tv_sec >= NSEC_LATEST / UKARCH_NSEC_PER_SEC)
		return NSEC_LATEST;

	return ukarch_time_sec_to_nsec(ts->tv_sec) + ts->tv_nsec;
}

#endif /* __UK_TIMESPEC_H__ */
