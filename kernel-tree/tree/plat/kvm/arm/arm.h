/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of the arm64 architecture that several files here use, and what
 * these files need from each other. Source: Arm Architecture Reference Manual
 * for A-profile, DDI 0487.
 */
#ifndef __KVM_ARM_ARM_H__
#define __KVM_ARM_ARM_H__

#define BOOT_STACK_SIZE (64 * 1024)
#define TRAP_STACK_SIZE (16 * 1024)

/* What register CurrentEL says */
#define CURRENT_EL1 (1 << 2)
#define CURRENT_EL3 (3 << 2)

/* Attributes of memory: index into MAIR_EL1 */
#define MAIR_DEVICE 0 /* Device-nGnRE */
#define MAIR_NORMAL 1 /* write-back, allocating */
#define MAIR_TAGGED 2 /* the same, with tags */
#define MAIR_VALUE 0xf0ff04

#define SCTLR_M (1 << 0)  /* MMU */
#define SCTLR_C (1 << 2)  /* data cache */
#define SCTLR_SA (1 << 3) /* fault if sp is not aligned */
#define SCTLR_I (1 << 12) /* instruction cache */
#define SCTLR_RES1 0x30d00800

/*
 * 39 bits of virtual addresses: the walk starts with one table of 512 GiB.
 * Physical addresses: 40 bits are plenty for the board, and unlike the 52 that
 * `-cpu max` offers they need no other table format.
 */
#define TCR_VALUE                                                              \
	(25 | (1 << 8) | (1 << 10) | (3 << 12) | (1 << 23) | (2UL << 32))

/* Layout of struct __regs, for vectors.S */
#define FRAME_SP 248
#define FRAME_ELR 256
#define FRAME_ESR 272
#define FRAME_SIZE 288

/* What vectors.S says about where an exception came from */
#define FROM_THREAD 0
#define FROM_HANDLER 1

#ifndef __ASSEMBLY__

#include <uk/arch/types.h>
#include <uk/essentials.h>

#define sysreg_read(name)                                                      \
	({                                                                     \
		__u64 _value;                                                  \
                                                                               \
		__asm__ __volatile__("mrs %0, " #name : "=r"(_value));         \
		_value;                                                        \
	})
#define sysreg_write(name, value)                                              \
	__asm__ __volatile__("msr " #name ", %0\n\tisb"                        \
			     :                                                 \
			     : "r"((__u64)(value))                             \
			     : "memory")

static inline __u32 mmio_read32(__uptr addr)
{
	__u32 value;

	__asm__ __volatile__("ldr %w0, [%1]"
			     : "=r"(value)
			     : "r"(addr)
			     : "memory");
	return value;
}

static inline void mmio_write32(__uptr addr, __u32 value)
{
	__asm__ __volatile__("str %w0, [%1]"
			     :
			     : "r"(value), "r"(addr)
			     : "memory");
}

struct __regs;

/* Whom to ask for power: what is below the kernel, if anything is */
enum psci { PSCI_NONE, PSCI_BY_HVC, PSCI_BY_SMC };

/* Where the board has its devices, from the device tree; 0: there is none */
struct board {
	__uptr ram, ram_size;
	__uptr uart;		     /* PL011 */
	__uptr channel;		     /* another PL011, for frames */
	__uptr rtc;		     /* PL031 */
	__uptr gic_dist, gic_redist; /* GICv3 */
	__uptr pci_config, pci_io;
	__uptr sysregs; /* Versatile Express motherboard */
	enum psci psci;
};
extern struct board _kvm_board;

/** Find out where the devices are. */
void _kvm_board_read(void);

/** Make a PL011 ready to send and receive. */
void _kvm_uart_init(__uptr uart);

/** Wait until a PL011 takes a byte, and send it. */
void _kvm_uart_send(__uptr uart, unsigned char byte);

/** Map memory: code and constants read-only, address 0 not at all. */
void _kvm_paging_init(void);

/** Find the channel's device. */
void _kvm_channel_init(void);

/** Find the counter's frequency and the wall clock. */
void _kvm_clock_init(void);

/** Print registers and backtrace of code that went wrong. */
void _kvm_print_state(const struct __regs *regs);

/** Report a tag fault that the processor raised at an access, and end. */
void _kvm_tag_fault(const struct __regs *regs) __noreturn;

/**
 * Let the timer interrupt once, in `delta` ns.
 */
void _kvm_timer_arm(__nsec delta);

#endif /* !__ASSEMBLY__ */
#endif /* __KVM_ARM_ARM_H__ */
