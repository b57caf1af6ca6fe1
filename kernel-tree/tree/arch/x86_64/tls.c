/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS blocks of variant II (x86-64).
 *
 * Interface and picture: <uk/arch/tls.h>. The template lies in the image
 * between _tls_start and _etdata (initialised variables); variables that start
 * as zero take no room there but end at _tls_end.
 */
#include <string.h>
#include <uk/arch/tls.h>
#include <uk/assert.h>
#include <uk/essentials.h>

/* From the linker script */
extern char _tls_start[], _etdata[], _tls_end[];
extern char _tls_align[]; /* an absolute symbol: the address is the value */

#ifndef TCB_SIZE
#define TCB_SIZE sizeof(void *)
#endif

/* Contract 2.3 names 32; a larger need of the template wins (row B23) */
#define TLS_ALIGN_MIN 32

__sz ukarch_tls_area_align(void)
{
	return MAX((__sz)(__uptr)_tls_align, (__sz)TLS_ALIGN_MIN);
}

/*
 * Distance from the start of the area to tlsp. The variables end at tlsp
 * rounded by the template's own alignment: that is what the linker assumed when
 * it computed their offsets.
 */
static __sz tlsp_offset(void)
{
	return ALIGN_UP((__sz)(_tls_end - _tls_start), ukarch_tls_area_align());
}

static __sz vars_size(void)
{
	__sz align = MAX((__sz)(__uptr)_tls_align, (__sz)1);

	return ALIGN_UP((__sz)(_tls_end - _tls_start), align);
}

__sz ukarch_tls_tcb_size(void)
{
	return TCB_SIZE;
}

__sz ukarch_tls_area_size(void)
{
	return tlsp_offset() + TCB_SIZE;
}

__uptr ukarch_tls_tlsp(void *tls_area)
{
	UK_ASSERT(((__uptr)tls_area & (ukarch_tls_area_align() - 1)) == 0);

	return (__uptr)tls_area + tlsp_offset();
}

void *ukarch_tls_area_get(__uptr tlsp)
{
	return (void *)(tlsp - tlsp_offset());
}

void *ukarch_tls_tcb_get(__uptr tlsp)
{
	return (void *)tlsp;
}

void ukarch_tls_area_init(void *tls_area)
{
	__uptr tlsp = ukarch_tls_tlsp(tls_area);
	__sz data_len = _etdata - _tls_start;
	char *vars = (char *)tlsp - vars_size();

	memset(tls_area, 0, tlsp_offset());
	memcpy(vars, _tls_start, data_len);

	*(__uptr *)tlsp = tlsp;
#if CONFIG_UKARCH_TLS_HAVE_TCB
	ukarch_tls_tcb_init((void *)tlsp);
#else
	memset((char *)tlsp + sizeof(__uptr), 0, TCB_SIZE - sizeof(__uptr));
#endif
}
