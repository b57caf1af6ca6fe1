/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First C code: from the device tree to ukboot.
 */
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/arch/memtag.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/memory.h>
#include <uk/plat/tls.h>

#include "../platform.h"
#include "arm.h"
#include "board.h"

static char cmdline[1024];
static char name[] = CONFIG_UK_NAME;

/* Enough of a TLS block for errno before there are threads: variables lie
 * above the register's value, the C library's descriptor below */
static __u64 early_tls[256] __align(64);

static void read_cmdline(void)
{
	__sz len;
	const char *args = _kvm_board_args(&len);

	if (args)
		memcpy(cmdline, args, MIN(len, sizeof(cmdline) - 1));
}

void _libkvmplat_start(void);

void _libkvmplat_start(void)
{
	__uptr end;

	ukplat_tlsp_set((__uptr) & early_tls[128]);
	_kvm_board_read();
	_kvm_paging_init();
	read_cmdline(); /* unaligned accesses only work with the MMU on */
	_kvm_uart_init(_kvm_board.uart);
	_kvm_channel_init();
	_kvm_clock_init();
#if CONFIG_HAVE_MEMTAG
	if (ukarch_memtag_init())
		UK_CRASH("Could not initialize MTE\n");
#endif

	/* Memory tagging looks at the tag behind an allocation, so something
	 * must be there: the last page is nobody's */
	end = _kvm_board.ram + _kvm_board.ram_size - __PAGE_SIZE;
	_ukplat_memregion_add((__uptr)_start_image, _end - _start_image,
			      UKPLAT_MEMRF_RESERVED, "image");
#if CONFIG_KVM_CLEAR_TAGS
	ukarch_memtag_clear(_end, end + __PAGE_SIZE - (__uptr)_end);
#endif
	_ukplat_memregion_add((__uptr)_end, end - (__uptr)_end,
			      UKPLAT_MEMRF_FREE, "heap");
	ukplat_entry_argp(name, cmdline, sizeof(cmdline));
}
