/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lies where in a TLS area, in both variants of the ELF TLS ABI.
 *
 * Interface and pictures: <uk/arch/tls_layout.h>. Source: U. Drepper, "ELF
 * Handling For Thread-Local Storage", section 3; "ELF for the Arm 64-bit
 * Architecture", section on TLS.
 */
#include <string.h>
#include <uk/arch/tls_layout.h>
#include <uk/essentials.h>

void ukarch_tls_layout(enum ukarch_tls_variant variant,
		       const struct ukarch_tls_template *t,
		       struct ukarch_tls_layout *layout)
{
#ifndef STARTER_libcontext_tls
	/* What the linker rounded with, which may be less than the area's */
	__sz round = MAX(t->align, (__sz)1);

	if (variant == UKARCH_TLS_VARIANT_I) {
		layout->align = MAX(t->align, (__sz)UKARCH_TLS_ALIGN_I);
		layout->tlsp = ALIGN_UP(t->tcb_len - UKARCH_TLS_RESERVED,
					layout->align);
		layout->tcb = layout->tlsp + UKARCH_TLS_RESERVED - t->tcb_len;
		layout->vars = layout->tlsp +
			       ALIGN_UP((__sz)UKARCH_TLS_RESERVED, round);
		layout->len = layout->vars + t->len;
	} else {
		layout->align = MAX(t->align, (__sz)UKARCH_TLS_ALIGN_II);
		layout->tlsp = ALIGN_UP(t->len, layout->align);
		layout->tcb = layout->tlsp;
		layout->vars = layout->tlsp - ALIGN_UP(t->len, round);
		layout->len = layout->tlsp + t->tcb_len;
	}
#else
	/*
	 * Yours to write. So far an area has room enough for this kernel to
	 * boot, and nothing is where it belongs.
	 */
	(void)variant;
	(void)t;
	*layout = (struct ukarch_tls_layout){.align = 128,
					     .tlsp = 512,
					     .tcb = 512,
					     .vars = 512,
					     .len = 1024};
#endif
}

void ukarch_tls_fill(enum ukarch_tls_variant variant,
		     const struct ukarch_tls_template *t, void *area)
{
#ifndef STARTER_libcontext_tls
	struct ukarch_tls_layout layout;
	char *at = area;

	ukarch_tls_layout(variant, t, &layout);
	memset(at, 0, layout.len);
	memcpy(at + layout.vars, t->data, t->data_len);
	if (variant == UKARCH_TLS_VARIANT_II)
		*(__uptr *)(at + layout.tlsp) = (__uptr)at + layout.tlsp;
#else
	/* Yours to write: first values, zeros, and the word at tlsp. */
	(void)variant;
	(void)t;
	(void)area;
#endif
}
