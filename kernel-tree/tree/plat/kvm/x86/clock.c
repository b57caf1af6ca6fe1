/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Clocks: the time stamp counter, whose frequency is measured against the
 * interval timer once at boot.
 *
 * Interface: <uk/plat/time.h>.
 */
#include <uk/plat/time.h>

#include "pit.h"
#include "port.h"
#include "x86.h"

/* Long enough that the timer's resolution (838 ns) is below one per mille */
#define CALIBRATION_TICKS (PIT_HZ * 2 / 1000) /* 2 ms */

static __u64 tsc_base;
static __u64 ns_per_tick; /* 32.32 fixed point */
static __nsec wall_base;  /* wall clock at boot */

static __u16 read_counter2(void)
{
	__u8 lo;

	outb(PIT_CMD, PIT_CMD_LATCH2);
	lo = inb(PIT_COUNTER2);
	return lo | (inb(PIT_COUNTER2) << 8);
}

/*
 * Port accesses are slow in a virtual machine, so rather than polling the
 * timer, spin for ever longer and look at both counters in between.
 */
static __u64 measure_tsc_hz(void)
{
	__u64 tsc_start, tsc_end;
	__u16 start, ticks;
	long spins = 1L << 14;

	outb(PIT_GATE2_PORT, (inb(PIT_GATE2_PORT) & ~PIT_SPEAKER) | PIT_GATE2);
	outb(PIT_CMD, PIT_CMD_ONESHOT2);
	outb(PIT_COUNTER2, PIT_MAX & 0xff);
	outb(PIT_COUNTER2, PIT_MAX >> 8);

	start = read_counter2();
	tsc_start = rdtsc();
	do {
		for (long i = 0; i < spins; i++)
			__asm__ __volatile__("");
		spins *= 2;
		ticks = start - read_counter2();
		tsc_end = rdtsc();
	} while (ticks < CALIBRATION_TICKS);

	return (tsc_end - tsc_start) * PIT_HZ / ticks;
}

void _kvm_clock_init(void)
{
	__u64 hz = measure_tsc_hz();

	tsc_base = rdtsc();
	ns_per_tick = (UKARCH_NSEC_PER_SEC << 32) / hz;
	wall_base = _kvm_rtc_read();
}

/* A counter that stepped back must not take the clock with it (row A17) */
__nsec _kvm_clock_at(__u64 tsc)
{
	static __nsec latest;
	__u64 ticks = tsc > tsc_base ? tsc - tsc_base : 0;
	__nsec now = ((unsigned __int128)ticks * ns_per_tick) >> 32;

	if (now > latest)
		latest = now;
	return latest;
}

__nsec ukplat_monotonic_clock(void)
{
	return _kvm_clock_at(rdtsc());
}

__nsec ukplat_wall_clock(void)
{
	return wall_base + ukplat_monotonic_clock();
}

void ukplat_time_init(void)
{
	_kvm_timer_init();
}
