/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thread-local storage: what a thread's block looks like (contract 2.3).
 *
 * x86-64 (variant II of the ELF TLS ABI):
 *
 *   area                                   tlsp
 *    v                                       v
 *    +-----+-----------+-----------+--------+------------------------+
 *    | pad |  .tdata   |   .tbss   |  pad   | self | rest of the TCB |
 *    +-----+-----------+-----------+--------+------------------------+
 *            variables lie below tlsp         ukarch_tls_tcb_size()
 *
 * Variables are addressed as tlsp minus a constant. The linker computes the
 * constant from the end of the template rounded up to its alignment, so tlsp
 * must be aligned to the largest alignment of any variable (row B23), and the
 * first word at tlsp must be its own address.
 *
 * A C library may reserve the thread control block for its own thread
 * descriptor with `$(eval $(call ukarch_tls_tcb_reserve,<bytes>))` in its
 * Makefile.uk; it then provides ukarch_tls_tcb_init().
 */
#ifndef __UKARCH_TLS_H__
#define __UKARCH_TLS_H__

#include <uk/config.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Get size and alignment of the whole block, bytes. */
__sz ukarch_tls_area_size(void);
__sz ukarch_tls_area_align(void);

/** Get the size of the thread control block, bytes. */
__sz ukarch_tls_tcb_size(void);

/**
 * Get the value for the TLS register that makes an area the current one.
 *
 * @param tls_area start of an area, aligned to ukarch_tls_area_align()
 */
__uptr ukarch_tls_tlsp(void *tls_area);

/** Get the start of the area that a TLS register value belongs to. */
void *ukarch_tls_area_get(__uptr tlsp);

/** Get the thread control block that a TLS register value belongs to. */
void *ukarch_tls_tcb_get(__uptr tlsp);

/**
 * Initialise an area: copy .tdata, clear .tbss and padding, set the self
 * pointer, then clear the TCB or let the library that reserved it do so.
 *
 * @param tls_area ukarch_tls_area_size() bytes, aligned; may hold anything
 */
void ukarch_tls_area_init(void *tls_area);

#if CONFIG_UKARCH_TLS_HAVE_TCB
/**
 * Initialise a thread control block; provided by the library that reserved it.
 * Only the x86-64 self pointer is set before.
 */
void ukarch_tls_tcb_init(void *tcb);
#endif

#ifdef __cplusplus
}
#endif
#endif /* __UKARCH_TLS_H__ */
