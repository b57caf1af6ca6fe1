/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: where a thread of execution stands (contract 2.1, 2.2).
 *
 * A context is two words, an instruction pointer and a stack pointer. All else
 * that a function may rely on across a call (the callee-saved registers) is on
 * the stack, put there by the switch itself:
 *
 *     stack of a context that was switched away from (x86-64)
 *
 *     sp + 56   return address of ukarch_ctx_switch()'s caller
 *     sp + 48   rbp
 *        ..     rbx, r12, r13, r14
 *     sp +  8   r15
 *     sp ->     (ip points to the code that pops them)
 *
 * So the struct of a *running* context is stale until it is stored again.
 *
 * A fresh context has never been switched away from. Its ip is a small
 * trampoline, and what the trampoline needs (arguments, entry address) was
 * pushed on the fresh stack by ukarch_ctx_init*():
 *
 *     sp ->   [argument 1] [argument 0] entry  0   <- top, 16-aligned
 *
 * Extended contexts (FPU and SIMD registers) are saved separately, because
 * most code that switches does not use them.
 *
 * Everything here may be called from any context and allocates nothing.
 */
#ifndef __UKARCH_CTX_H__
#define __UKARCH_CTX_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>
#include <uk/asm/ctx.h>

#ifndef __ASSEMBLY__
#include <uk/assert.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The layout {ip, sp} is part of the contract: assembly relies on it */
struct ukarch_ctx {
	__uptr ip; /* where to go on */
	__uptr sp; /* with which stack */
} __packed;

/* An extended context; opaque, ukarch_ectx_size() bytes */
struct ukarch_ectx;

typedef void (*ukarch_ctx_entry0)(void) __noreturn;
typedef void (*ukarch_ctx_entry1)(long) __noreturn;
typedef void (*ukarch_ctx_entry2)(long, long) __noreturn;

/**
 * Get the initial stack pointer of a stack: its aligned upper end.
 *
 * @param base lowest address of the stack
 * @param len size in bytes
 */
#define ukarch_gen_sp(base, len)                                               \
	ALIGN_DOWN((__uptr)(base) + (__uptr)(len), (__uptr)UKARCH_SP_ALIGN)

/**
 * Push a value onto a stack that is not in use.
 *
 * @param sp stack pointer
 * @param value any object; takes sizeof(value) bytes on x86-64, on arm64
 *   a multiple of 16
 * @return the new stack pointer
 */
#define ukarch_rstack_push(sp, value)                                          \
	({                                                                     \
		__uptr _sp = (sp)-UKARCH_STACK_SLOT(sizeof(value));            \
                                                                               \
		*(__typeof__(value) *)_sp = (value);                           \
		_sp;                                                           \
	})

/**
 * Push a value onto the stack of a context that is not running.
 *
 * @param ctx the context; its sp moves down
 * @param value any object
 */
#define ukarch_rctx_stackpush(ctx, value)                                      \
	((void)((ctx)->sp = ukarch_rstack_push((ctx)->sp, (value))))

/**
 * Set both words of a context and do nothing else: no register is cleared, no
 * stack is touched, zero is allowed.
 */
static inline void ukarch_ctx_init_bare(struct ukarch_ctx *ctx, __uptr sp,
					__uptr ip)
{
	UK_ASSERT(ctx);

	ctx->ip = ip;
	ctx->sp = sp;
}

/**
 * Prepare a context that jumps to an address, not as a function call: nothing
 * is pushed that the code there could see.
 *
 * @param ctx the context (caller owns it)
 * @param sp stack pointer at `ip`, not 0
 * @param keep_regs 0: argument and callee-saved registers are zero at `ip`;
 *   else they hold what the switching context held. The frame pointer is zero
 *   in both cases
 * @param ip address to jump to, not 0
 */
void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip);

/**
 * Prepare a context that calls a function with 0, 1 or 2 arguments.
 *
 * @param ctx the context (caller owns it)
 * @param sp stack pointer, not 0, a multiple of UKARCH_SP_ALIGN. The function
 *   finds the stack aligned as the calling convention of the architecture
 *   promises, and a return address of 0 (a debugger's backtrace ends there)
 * @param keep_regs as in ukarch_ctx_init(); argument registers that carry an
 *   argument hold it in any case
 * @param entry the function; must not return
 */
void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry);
void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg);
void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1);

/**
 * Leave the running context and go on with another.
 *
 * Saves the callee-saved registers on the present stack and the place to come
 * back to in `store`; returns when somebody switches to `store`.
 *
 * @param store written: the context that called
 * @param load read: the context to go on with; may not equal `store`
 */
void ukarch_ctx_switch(struct ukarch_ctx *store, struct ukarch_ctx *load);

/**
 * Get size and alignment of an extended context, bytes. Fixed for one boot;
 * only valid after constructors of priority 0 ran.
 */
__sz ukarch_ectx_size(void);
__sz ukarch_ectx_align(void);

/**
 * Initialise an extended context to the state a CPU has after reset: all
 * exceptions masked, round to nearest, registers zero. (The release stored the
 * creator's live state instead, row B9.)
 *
 * @param state ukarch_ectx_size() bytes at a multiple of ukarch_ectx_align();
 *   may hold anything
 */
void ukarch_ectx_init(struct ukarch_ectx *state);

/** Store the CPU's extended registers. */
void ukarch_ectx_store(struct ukarch_ectx *state);

/** Load the CPU's extended registers. */
void ukarch_ectx_load(struct ukarch_ectx *state);

#ifdef __cplusplus
}
#endif
#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_CTX_H__ */
