/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls of binary code: the `syscall` instruction calls
 * handler_entry_x86_64.S, and that _uk_syscall_binary().
 *
 * The kernel may use any register that the psABI lets it use, so the extended
 * ones are kept here as in a thread switch; hence this file is compiled without
 * them (|isr). Source: Intel SDM volume 3, 5.8.8.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/ctors.h>
#include <uk/plat/tls.h>
#include <uk/syscall.h>
#include <uk/thread.h>

#define MSR_EFER 0xc0000080
#define EFER_SCE 1ULL
#define MSR_STAR 0xc0000081  /* bits 32 to 47: code selector while inside */
#define MSR_LSTAR 0xc0000082 /* where to */
#define MSR_FMASK 0xc0000084 /* flags to clear */
#define FLAGS_TF_DF 0x500ULL

/* As the entry leaves it on the stack */
struct binary_call {
	long r9, r8, r10, rdx, rsi, rdi, rax;
	__u64 rip, rflags;
};

extern char _uk_syscall_binary_entry[];

#if CONFIG_LIBSYSCALL_SHIM_HANDLER_ULTLS
static __uk_tls __uptr ultlsp;

__uptr uk_syscall_ultlsp(void)
{
	return ultlsp;
}
#endif

static long dispatch(const struct binary_call *c)
{
	long ret;

	_uk_syscall_return_addr = c->rip;
	ret = uk_syscall6_r(c->rax, c->rdi, c->rsi, c->rdx, c->r10, c->r8,
			    c->r9);
	_uk_syscall_return_addr = 0;
	return ret;
}

void _uk_syscall_binary(struct binary_call *c);

void _uk_syscall_binary(struct binary_call *c)
{
	char area[ukarch_ectx_size() + ukarch_ectx_align()];
	struct ukarch_ectx *ectx =
		(void *)ALIGN_UP((__uptr)area, ukarch_ectx_align());

	/* An area that was never loaded from must be zero (row B9) */
	memset(ectx, 0, ukarch_ectx_size());
	ukarch_ectx_store(ectx);
#if CONFIG_LIBSYSCALL_SHIM_HANDLER_ULTLS
	__uptr binary_tlsp = ukplat_tlsp_get();

	ukplat_tlsp_set(uk_thread_current()->uktlsp);
	ultlsp = binary_tlsp;
#endif
	c->rax = dispatch(c);
#if CONFIG_LIBSYSCALL_SHIM_HANDLER_ULTLS
	ultlsp = 0;
	ukplat_tlsp_set(binary_tlsp);
#endif
	ukarch_ectx_load(ectx);
}

static __u64 msr_get(__u32 msr)
{
	__u32 low, high;

	__asm__ __volatile__("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
	return (__u64)high << 32 | low;
}

static void msr_set(__u32 msr, __u64 value)
{
	__asm__ __volatile__("wrmsr"
			     :
			     : "c"(msr), "a"((__u32)value),
			       "d"((__u32)(value >> 32)));
}

static void handler_init(void)
{
	__u16 code;

	__asm__("mov %%cs, %0" : "=r"(code));
	msr_set(MSR_STAR, (__u64)code << 32);
	msr_set(MSR_LSTAR, (__uptr)_uk_syscall_binary_entry);
	msr_set(MSR_FMASK, FLAGS_TF_DF);
	msr_set(MSR_EFER, msr_get(MSR_EFER) | EFER_SCE);
}

UK_CTOR(handler_init);
