/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The buffer of tracepoints: a ring in which the newest record replaces the
 * oldest.
 *
 * Interface: <uk/trace.h>.
 */
#include <errno.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/print.h>
#include <uk/trace.h>

#define ENTRIES CONFIG_LIBUKDEBUG_TRACE_ENTRIES

static struct record {
	__nsec time;
	const struct uk_tracepoint *tp;
	long args[UK_TRACE_ARGS_MAX];
} ring[ENTRIES];

static unsigned long recorded; /* since the last clear */

void _uk_trace(const struct uk_tracepoint *tp, const long *args)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();
	struct record *r = &ring[recorded++ % ENTRIES];

	r->time = ukplat_monotonic_clock();
	r->tp = tp;
	for (int i = 0; i < UK_TRACE_ARGS_MAX; i++)
		r->args[i] = args[i];
	ukplat_lcpu_restore_irqf(irqf);
}

unsigned int uk_trace_count(void)
{
	return MIN(recorded, (unsigned long)ENTRIES);
}

int uk_trace_text(unsigned int i, char *buf, __sz len)
{
	unsigned int count = uk_trace_count();
	const struct record *r;
	const long *a;
	int used;

	if (i >= count)
		return -EINVAL;
	r = &ring[(recorded - count + i) % ENTRIES];
	a = r->args;
	used = uk_snprintf(buf, len, "[%5u.%06u] %s: ",
			   (unsigned int)ukarch_time_nsec_to_sec(r->time),
			   (unsigned int)ukarch_time_nsec_to_usec(
				   ukarch_time_subsec(r->time)),
			   r->tp->name);
	buf += MIN((__sz)used, len);
	len -= MIN((__sz)used, len);
	/* An argument is as wide as a long, whichever integer is read of it */
	return used + uk_snprintf(buf, len, r->tp->fmt, a[0], a[1], a[2], a[3],
				  a[4], a[5], a[6]);
}

void uk_trace_dumpk(int lvl)
{
	char text[256];

	for (unsigned int i = 0; i < uk_trace_count(); i++) {
		uk_trace_text(i, text, sizeof(text));
		_uk_printk(lvl, __NULL, __NULL, 0, "%s\n", text);
	}
}

void uk_trace_clear(void)
{
	recorded = 0;
}
