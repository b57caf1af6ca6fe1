/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>
#include <uk/syscall.h>

#include "forms.h"

static const long numbers[NAMES] = {
	[MAX] = SYS_sched_get_priority_max, [MIN] = SYS_sched_get_priority_min,
	[SET] = SYS_sched_setscheduler,	    [SET_PARAM] = SYS_sched_setparam,
	[GET] = SYS_sched_getscheduler,	    [GET_PARAM] = SYS_sched_getparam,
};

static long raw(unsigned int name, long a, long b, long c)
{
	switch (name) {
	case MAX:
		return uk_syscall_r_sched_get_priority_max(a);
	case MIN:
		return uk_syscall_r_sched_get_priority_min(a);
	case SET:
		return uk_syscall_r_sched_setscheduler(a, b, c);
	case SET_PARAM:
		return uk_syscall_r_sched_setparam(a, b);
	case GET:
		return uk_syscall_r_sched_getscheduler(a);
	default:
		return uk_syscall_r_sched_getparam(a, b);
	}
}

static long by_errno(unsigned int name, long a, long b, long c)
{
	switch (name) {
	case MAX:
		return uk_syscall_e_sched_get_priority_max(a);
	case MIN:
		return uk_syscall_e_sched_get_priority_min(a);
	case SET:
		return uk_syscall_e_sched_setscheduler(a, b, c);
	case SET_PARAM:
		return uk_syscall_e_sched_setparam(a, b);
	case GET:
		return uk_syscall_e_sched_getscheduler(a);
	default:
		return uk_syscall_e_sched_getparam(a, b);
	}
}

long call_in_form(unsigned int form, unsigned int name, long a, long b, long c)
{
	switch (form) {
	case 0:
		return raw(name, a, b, c);
	case 1:
		return by_errno(name, a, b, c);
	case 2:
		return uk_syscall6_r(numbers[name], a, b, c, 0, 0, 0);
	case 3:
		return uk_syscall6(numbers[name], a, b, c, 0, 0, 0);
	default:
		return syscall(numbers[name], a, b, c);
	}
}
