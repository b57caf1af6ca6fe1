/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From where code was called, along the frame pointers; `addr2line -e
 * IMAGE.dbg` turns the addresses into lines.
 *
 * Interface: ukplat_end_backtrace() of <uk/plat/end.h>.
 */
#include <uk/arch/memtag.h>
#include <uk/plat/end.h>
#include <uk/plat/memory.h>
#include <uk/print.h>
#if CONFIG_HAVE_MEMTAG
#include <uk/asm/mte.h>
#endif

#define BACKTRACE_MAX 16

#define say(fmt, ...)                                                          \
	_uk_printk(KLVL_CRIT, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   ##__VA_ARGS__)

/* What a frame pointer points to, on both architectures */
struct frame {
	__uptr caller; /* its frame, maybe with a tag */
	__uptr ret;
};

/* A frame pointer of code that went wrong may be anything */
static int plausible(__uptr fp, __uptr below)
{
	struct ukplat_memregion_desc mrd;
	int i;

	if (fp <= below || fp % sizeof(fp))
		return 0;
	ukplat_memregion_foreach (i, &mrd, 0)
		if (fp >= (__uptr)mrd.base && mrd.len >= sizeof(struct frame) &&
		    fp - (__uptr)mrd.base <= mrd.len - sizeof(struct frame))
			return 1;
	return 0;
}

void ukplat_end_backtrace(__uptr from, __uptr fp)
{
	const struct frame *frame;
	__uptr below = 0;

#if CONFIG_HAVE_MEMTAG
	PSTATE_TCO_SET(); /* the stack of a thread is tagged as well */
#endif
	say("Backtrace: %lx", (long)from);
	for (int depth = 0; depth < BACKTRACE_MAX; depth++) {
		frame = ukarch_memtag_strip((const void *)fp);
		if (!plausible((__uptr)frame, below) || !frame->ret)
			break;
		say(" %lx", (long)frame->ret);
		below = (__uptr)frame;
		fp = frame->caller;
	}
	say("\n");
}
