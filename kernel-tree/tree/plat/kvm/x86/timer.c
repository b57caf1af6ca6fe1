/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The timer interrupt: counter 0 of the interval timer, one shot at a time.
 *
 * There is no tick. A halted processor is woken when the next sleeper is due
 * and not before, so an idle guest costs its host nothing.
 */
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/irq.h>
#include <uk/plat/time.h>

#include "pit.h"
#include "port.h"
#include "x86.h"

static int timer_irq(void *arg __unused)
{
	return 1; /* ending the halt is all it is for */
}

void _kvm_timer_init(void)
{
	int rc __maybe_unused;

	rc = ukplat_irq_register(PIT_IRQ, timer_irq, __NULL);
	UK_ASSERT(rc == 0);
}

void _kvm_timer_arm(__nsec delta)
{
	__u64 ticks = PIT_MAX;

	if (delta < PIT_MAX * UKARCH_NSEC_PER_SEC / PIT_HZ)
		ticks = delta * PIT_HZ / UKARCH_NSEC_PER_SEC + 1;

	outb(PIT_CMD, PIT_CMD_ONESHOT0);
	outb(PIT_COUNTER0, ticks);
	outb(PIT_COUNTER0, ticks >> 8);
}
