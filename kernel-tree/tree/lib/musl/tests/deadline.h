/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Points in time for functions that wait until then.
 */
#ifndef __MUSL_TESTS_DEADLINE_H__
#define __MUSL_TESTS_DEADLINE_H__

#include <time.h>

static inline long long now_ms(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static inline struct timespec deadline_in(clockid_t clock, long ms)
{
	struct timespec t;

	clock_gettime(clock, &t);
	t.tv_sec += ms / 1000;
	t.tv_nsec += ms % 1000 * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_nsec -= 1000000000;
		t.tv_sec++;
	}
	return t;
}

#endif /* __MUSL_TESTS_DEADLINE_H__ */
