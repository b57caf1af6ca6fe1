/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS blocks of variant I (arm64).
 *
 * Interface: <uk/arch/tls.h>. The thread control block ends 16 bytes behind
 * tlsp; these 16 are reserved by the ELF TLS ABI, the rest is the C library's:
 *
 *   area                     tlsp
 *    v                         v
 *    +-----+-------------------+----+-----+-----------+-----------+
 *    | pad | TCB of the library | 16 | pad |  .tdata   |   .tbss   |
 *    +-----+-------------------+----+-----+-----------+-----------+
 *          <--- ukarch_tls_tcb_size() ---> variables lie above tlsp
 *
 * The linker computes a variable's offset from tlsp plus 16 rounded up to the
 * template's alignment, so tlsp has to have that alignment.
 */
#include <string.h>
#include <uk/arch/tls.h>
#include <uk/assert.h>
#include <uk/essentials.h>

/* From the linker script */
extern char _tls_start[], _etdata[], _tls_end[];
extern char _tls_align[]; /* an absolute symbol: the address is the value */

#define RESERVED 16 /* ELF TLS ABI: above tlsp, before the variables */

#ifndef TCB_SIZE
#define TCB_SIZE RESERVED
#endif

__sz ukarch_tls_area_align(void)
{
	return MAX((__sz)(__uptr)_tls_align, (__sz)16);
}

/* Distance from the start of the area to tlsp */
static __sz tlsp_offset(void)
{
	return ALIGN_UP((__sz)TCB_SIZE - RESERVED, ukarch_tls_area_align());
}

/* Distance from tlsp to the variables */
static __sz vars_offset(void)
{
	return ALIGN_UP((__sz)RESERVED, MAX((__sz)(__uptr)_tls_align, (__sz)1));
}

__sz ukarch_tls_tcb_size(void)
{
	return TCB_SIZE;
}

__sz ukarch_tls_area_size(void)
{
	return tlsp_offset() + vars_offset() + (_tls_end - _tls_start);
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
	return (void *)(tlsp + RESERVED - TCB_SIZE);
}

void ukarch_tls_area_init(void *tls_area)
{
	__uptr tlsp = ukarch_tls_tlsp(tls_area);

	memset(tls_area, 0, ukarch_tls_area_size());
	memcpy((char *)tlsp + vars_offset(), _tls_start, _etdata - _tls_start);
#if CONFIG_UKARCH_TLS_HAVE_TCB
	ukarch_tls_tcb_init(ukarch_tls_tcb_get(tlsp));
#endif
}
