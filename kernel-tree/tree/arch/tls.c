/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS areas of this kernel's threads.
 *
 * Interface: <uk/arch/tls.h>; where what lies in an area is tls_layout.c's. The
 * template lies in the image between _tls_start and _etdata (initialised
 * variables); variables that start as zero take no room there but end at
 * _tls_end.
 */
#include <uk/arch/tls.h>
#include <uk/arch/tls_layout.h>
#include <uk/assert.h>

/* From the linker script */
extern char _tls_start[], _etdata[], _tls_end[];
extern char _tls_align[]; /* an absolute symbol: the address is the value */

#if CONFIG_ARCH_ARM_64
#define VARIANT UKARCH_TLS_VARIANT_I
#define TCB_SIZE_DEFAULT UKARCH_TLS_RESERVED
#else
#define VARIANT UKARCH_TLS_VARIANT_II
#define TCB_SIZE_DEFAULT sizeof(void *)
#endif

#ifndef TCB_SIZE
#define TCB_SIZE TCB_SIZE_DEFAULT
#endif

static struct ukarch_tls_template template(void)
{
	return (struct ukarch_tls_template){
		.data = _tls_start,
		.data_len = _etdata - _tls_start,
		.len = _tls_end - _tls_start,
		.align = (__uptr)_tls_align,
		.tcb_len = TCB_SIZE,
	};
}

static struct ukarch_tls_layout layout(void)
{
	struct ukarch_tls_template t = template();
	struct ukarch_tls_layout l;

	ukarch_tls_layout(VARIANT, &t, &l);
	return l;
}

__sz ukarch_tls_area_align(void)
{
	return layout().align;
}

__sz ukarch_tls_area_size(void)
{
	return layout().len;
}

__sz ukarch_tls_tcb_size(void)
{
	return TCB_SIZE;
}

__uptr ukarch_tls_tlsp(void *tls_area)
{
	UK_ASSERT(((__uptr)tls_area & (ukarch_tls_area_align() - 1)) == 0);

	return (__uptr)tls_area + layout().tlsp;
}

void *ukarch_tls_area_get(__uptr tlsp)
{
	return (void *)(tlsp - layout().tlsp);
}

void *ukarch_tls_tcb_get(__uptr tlsp)
{
	return (char *)ukarch_tls_area_get(tlsp) + layout().tcb;
}

void ukarch_tls_area_init(void *tls_area)
{
	struct ukarch_tls_template t = template();

	UK_ASSERT(((__uptr)tls_area & (ukarch_tls_area_align() - 1)) == 0);

	ukarch_tls_fill(VARIANT, &t, tls_area);
#if CONFIG_UKARCH_TLS_HAVE_TCB
	ukarch_tls_tcb_init((char *)tls_area + layout().tcb);
#endif
}
