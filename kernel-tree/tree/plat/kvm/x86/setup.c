/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First C code: from the multiboot information to ukboot.
 *
 * The loader leaves its information right behind the image, where the heap
 * will be, so all that is needed later is copied first.
 *
 * Source: Multiboot Specification 0.6.96, section 3.3.
 */
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/arch/tls.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/memory.h>
#include <uk/plat/tls.h>
#include <uk/print.h>

#include "../platform.h"
#include "port.h"
#include "x86.h"

#define MB_HAS_MEM 0x01
#define MB_HAS_CMDLINE 0x04
#define MB_HAS_MODS 0x08
#define MB_HAS_MMAP 0x40
#define MB_MMAP_AVAILABLE 1

#define FOUR_GIB (1ULL << 32) /* what entry.S maps */
#define ONE_MIB (1UL << 20)

struct multiboot_info {
	__u32 flags;
	__u32 mem_lower, mem_upper; /* KiB; mem_upper from 1 MiB on */
	__u32 boot_device;
	__u32 cmdline;
	__u32 mods_count, mods_addr;
	__u32 syms[4];
	__u32 mmap_length, mmap_addr;
} __packed;

struct multiboot_module {
	__u32 start, end;
	__u32 string;
	__u32 reserved;
} __packed;

struct multiboot_mmap {
	__u32 size; /* of the entry, without this field */
	__u64 base, len;
	__u32 type;
} __packed;

static char cmdline[1024];

/* Enough of a thread control block for errno before there are threads */
static __uptr early_tcb[128] __align(64);

/* Behind the image, and behind what the loader put there */
static __u64 first_free;

static void read_modules(const struct multiboot_info *mbi)
{
	const struct multiboot_module *m = (const void *)(__uptr)mbi->mods_addr;

	first_free = (__uptr)_end;
	if (!(mbi->flags & MB_HAS_MODS) || !mbi->mods_count)
		return;

	if (mbi->mods_count > 1)
		uk_pr_warn("Only the first of %u initrds is used\n",
			   mbi->mods_count);
	for (__u32 i = 0; i < mbi->mods_count; i++)
		first_free = MAX(first_free, (__u64)m[i].end);
	_ukplat_memregion_add(m->start, m->end - m->start, UKPLAT_MEMRF_INITRD,
			      "initrd");
}

static void add_free(__u64 base, __u64 len)
{
	__u64 end = MIN(base + len, FOUR_GIB);

	/* Below 1 MiB live the firmware's data; it isn't worth the trouble */
	base = MAX(base, first_free);
	base = ALIGN_UP(base, (__u64)__PAGE_SIZE);
	end = ALIGN_DOWN(end, (__u64)__PAGE_SIZE);
	if (base < end)
		_ukplat_memregion_add(base, end - base, UKPLAT_MEMRF_FREE,
				      "heap");
}

static void read_memory_map(const struct multiboot_info *mbi)
{
	const struct multiboot_mmap *m;
	__uptr at, end;

	_ukplat_memregion_add((__uptr)_start_image, _end - _start_image,
			      UKPLAT_MEMRF_RESERVED, "image");
	if (!(mbi->flags & MB_HAS_MMAP)) {
		if (mbi->flags & MB_HAS_MEM)
			add_free(ONE_MIB, (__u64)mbi->mem_upper << 10);
		return;
	}
	at = mbi->mmap_addr;
	end = at + mbi->mmap_length;
	for (; at < end; at += m->size + sizeof(m->size)) {
		m = (const struct multiboot_mmap *)at;
		if (m->type == MB_MMAP_AVAILABLE)
			add_free(m->base, m->len);
	}
}

static void read_cmdline(const struct multiboot_info *mbi)
{
	const char *from;

	if (!(mbi->flags & MB_HAS_CMDLINE))
		return;
	from = (const char *)(__uptr)mbi->cmdline;
	strncpy(cmdline, from, sizeof(cmdline) - 1);
	if (strlen(from) >= sizeof(cmdline))
		uk_pr_warn("Command line cut at %lu characters\n",
			   sizeof(cmdline) - 1);
}

void _libkvmplat_start(__u32 mbi_addr);

void _libkvmplat_start(__u32 mbi_addr)
{
	const struct multiboot_info *mbi = (const void *)(__uptr)mbi_addr;
	char *args;

	early_tcb[0] = (__uptr)early_tcb;
	ukplat_tlsp_set((__uptr)early_tcb);
	_kvm_serial_init();
	_kvm_descriptors_init();
	_kvm_fpu_init();
	_kvm_clock_init();
	read_modules(mbi);
	read_memory_map(mbi);
	read_cmdline(mbi);
	_kvm_paging_init();

	/* The loader's first word is the name of the image */
	args = cmdline;
	while (*args && *args != ' ')
		args++;
	if (*args)
		*args++ = '\0';
	ukplat_entry_argp(cmdline, args, sizeof(cmdline) - (args - cmdline));
}
