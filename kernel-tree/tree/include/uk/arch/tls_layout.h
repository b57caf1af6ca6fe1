/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lies where in the TLS area of a thread (contract 2.3).
 *
 * Two variants of the ELF TLS ABI, each of which holds for some architectures:
 *
 *   I (arm64)   area           tcb              tlsp    +16   vars
 *                v              v                 v      v     v
 *                +--------------+-----------------+------+-----+-------------+
 *                |     pad      |   C library's   |  16  | pad |  variables  |
 *                +--------------+-----------------+------+-----+-------------+
 *                               <------- tcb_len ------->
 *
 *   II (x86-64) area    vars             tlsp = tcb
 *                v       v                 v
 *                +-------+-------------+---+---------------------------+
 *                |  pad  |  variables  |pad| its own address, the rest |
 *                +-------+-------------+---+---------------------------+
 *                                          <--------- tcb_len --------->
 *
 * The TLS register holds tlsp. Code reaches a variable with a constant distance
 * from it, which the linker computed. So nobody may choose where the variables
 * lie, seen from tlsp; with `align` that of the template:
 *
 *   I: 16 above tlsp, rounded up to `align`
 *   II: as far below it as they are long, rounded up to `align`
 *
 * Pure computations: no state, any context.
 */
#ifndef __UKARCH_TLS_LAYOUT_H__
#define __UKARCH_TLS_LAYOUT_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes from tlsp on that the ABI reserves in variant I; the TCB's last ones */
#define UKARCH_TLS_RESERVED 16

/* Least alignment of an area in each variant */
#define UKARCH_TLS_ALIGN_I 16
#define UKARCH_TLS_ALIGN_II 32

enum ukarch_tls_variant {
	UKARCH_TLS_VARIANT_I = 1, /* variables above tlsp */
	UKARCH_TLS_VARIANT_II = 2 /* variables below tlsp */
};

/* The variables with which each thread starts */
struct ukarch_tls_template {
	const void *data; /* those with a first value (.tdata), in the image */
	__sz data_len;
	__sz len;   /* of all: behind them follow zeros (.tbss) */
	__sz align; /* largest of any variable, a power of 2; 0: there is none */
	__sz tcb_len; /* of the thread control block; I: 16 or more, II: 8 */
};

/* Distances from the start of an area, and lengths, bytes */
struct ukarch_tls_layout {
	__sz align; /* of the area: the template's, and the variant's least */
	__sz tlsp;  /* the lowest multiple of `align` with room below it */
	__sz tcb;
	__sz vars;
	__sz len; /* of the area, which ends with what lies last */
};

/**
 * Compute where what lies in an area.
 *
 * @param variant which
 * @param t read
 * @param layout written
 */
void ukarch_tls_layout(enum ukarch_tls_variant variant,
		       const struct ukarch_tls_template *t,
		       struct ukarch_tls_layout *layout);

/**
 * Fill an area: the variables get their first values, all else is zero but, in
 * variant II, the word at tlsp, which is its own address.
 *
 * @param variant, t as for ukarch_tls_layout()
 * @param area aligned as the layout says; may hold anything. Nothing outside of
 *   it is written
 */
void ukarch_tls_fill(enum ukarch_tls_variant variant,
		     const struct ukarch_tls_template *t, void *area);

#ifdef __cplusplus
}
#endif
#endif /* __UKARCH_TLS_LAYOUT_H__ */
