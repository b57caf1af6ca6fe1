/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 2: libcontext, TLS, TCB.
 */
#include <uk/arch/ctx.h>
#include <uk/arch/tls.h>
#include <uk/plat/tls.h>
#include "contract.h"

#define CTX struct ukarch_ctx *
#define ECTX struct ukarch_ectx *

/* Never called */
__uptr contract_use_stack(struct ukarch_ctx *ctx, __uptr sp, __uptr base);
__uptr contract_use_stack(struct ukarch_ctx *ctx, __uptr sp, __uptr base)
{
	ukarch_rctx_stackpush(ctx, (long)5);
	ukplat_tls_set((void *)base);
	return ukarch_rstack_push(sp, (long)5) + ukarch_gen_sp(base, 4096);
}

void contract_contexts(void)
{
	FIELD(struct ukarch_ctx, ip, __uptr);
	FIELD(struct ukarch_ctx, sp, __uptr);
	VALUE(sizeof(struct ukarch_ctx), 16);
	VALUE(__builtin_offsetof(struct ukarch_ctx, ip), 0);
	VALUE(UKARCH_SP_ALIGN, 16); /* row A3 */

	FUNCTION(ukarch_ctx_init_bare, void(CTX, __uptr, __uptr));
	FUNCTION(ukarch_ctx_init, void(CTX, __uptr, int, __uptr));
	FUNCTION(ukarch_ctx_init_entry0,
		 void(CTX, __uptr, int, ukarch_ctx_entry0));
	FUNCTION(ukarch_ctx_init_entry1,
		 void(CTX, __uptr, int, ukarch_ctx_entry1, long));
	FUNCTION(ukarch_ctx_init_entry2,
		 void(CTX, __uptr, int, ukarch_ctx_entry2, long, long));
	FUNCTION(ukarch_ctx_switch, void(CTX, CTX));

	FUNCTION(ukarch_ectx_size, __sz(void));
	FUNCTION(ukarch_ectx_align, __sz(void));
	FUNCTION(ukarch_ectx_init, void(ECTX));
	FUNCTION(ukarch_ectx_store, void(ECTX));
	FUNCTION(ukarch_ectx_load, void(ECTX));

	FUNCTION(ukarch_tls_area_size, __sz(void));
	FUNCTION(ukarch_tls_area_align, __sz(void));
	FUNCTION(ukarch_tls_tcb_size, __sz(void));
	FUNCTION(ukarch_tls_tlsp, __uptr(void *));
	FUNCTION(ukarch_tls_area_get, void *(__uptr));
	FUNCTION(ukarch_tls_tcb_get, void *(__uptr));
	FUNCTION(ukarch_tls_area_init, void(void *));
	FUNCTION(ukarch_tls_tcb_init, void(void *)); /* musl reserves a TCB */

	FUNCTION(ukplat_tlsp_get, __uptr(void));
	FUNCTION(ukplat_tlsp_set, void(__uptr));
	FUNCTION(ukplat_tlsp_exec, int(__uptr, int (*)(void *), void *));
}
