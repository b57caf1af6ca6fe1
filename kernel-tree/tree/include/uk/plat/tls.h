/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The TLS register (contract 2.3).
 */
#ifndef __UKPLAT_TLS_H__
#define __UKPLAT_TLS_H__

#include <uk/arch/tls.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Get or set the register itself. */
__uptr ukplat_tlsp_get(void);
void ukplat_tlsp_set(__uptr tlsp);

/** Make a TLS area the current one. */
#define ukplat_tls_set(tls_area) ukplat_tlsp_set(ukarch_tls_tlsp(tls_area))

/**
 * Call a function with another thread's TLS, then restore the register.
 *
 * @param tlsp TLS register value during the call
 * @param fn the function
 * @param arg its argument
 * @return what fn returned
 */
static inline int ukplat_tlsp_exec(__uptr tlsp, int (*fn)(void *), void *arg)
{
	__uptr before = ukplat_tlsp_get();
	int ret;

	/* A compiler thinks that the register never changes within a function:
	 * so it must not know which one to make a part of its caller */
	__asm__("" : "+r"(fn));
	ukplat_tlsp_set(tlsp);
	ret = fn(arg);
	ukplat_tlsp_set(before);
	return ret;
}

/* Storage class of a variable that each thread has a copy of */
#define __uk_tls __thread

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_TLS_H__ */
