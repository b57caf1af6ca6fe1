/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The battery-backed clock: date and time at boot.
 *
 * Source: Motorola MC146818A data sheet.
 */
#include "port.h"
#include "x86.h"

#include <uk/arch/time.h>

#define RTC_INDEX 0x70
#define RTC_DATA 0x71
#define RTC_A_UPDATING 0x80
#define RTC_B_BINARY 0x04
#define RTC_B_24H 0x02
#define RTC_PM 0x80

enum {
	SECONDS = 0,
	MINUTES = 2,
	HOURS = 4,
	DAY = 7,
	MONTH = 8,
	YEAR = 9,
	STATUS_A = 10,
	STATUS_B = 11,
	CENTURY = 0x32
};

static __u8 rtc_reg(int reg)
{
	outb(RTC_INDEX, reg);
	return inb(RTC_DATA);
}

static int number(__u8 raw, __u8 status_b)
{
	if (status_b & RTC_B_BINARY)
		return raw;
	return (raw >> 4) * 10 + (raw & 0xf);
}

static int hours(__u8 raw, __u8 status_b)
{
	int h = number(raw & ~RTC_PM, status_b);

	if (status_b & RTC_B_24H)
		return h;
	return h % 12 + (raw & RTC_PM ? 12 : 0);
}

/* Days from 1970-01-01 to a date of the Gregorian calendar */
static __u64 days_since_epoch(int year, int month, int day)
{
	/* Count from March, so that a leap day is the last of its year */
	int m = (month + 9) % 12;
	int y = year - (month <= 2);

	return y * 365ULL + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 +
	       day - 1 - 719468;
}

__nsec _kvm_rtc_read(void)
{
	__u8 b = rtc_reg(STATUS_B), sec;
	__u64 days, secs;

	do { /* a second must not pass while the fields are read */
		while (rtc_reg(STATUS_A) & RTC_A_UPDATING)
			;
		sec = rtc_reg(SECONDS);
		days = days_since_epoch(number(rtc_reg(CENTURY), b) * 100 +
						number(rtc_reg(YEAR), b),
					number(rtc_reg(MONTH), b),
					number(rtc_reg(DAY), b));
		secs = hours(rtc_reg(HOURS), b) * 3600 +
		       number(rtc_reg(MINUTES), b) * 60 + number(sec, b);
	} while (sec != rtc_reg(SECONDS));

	return (days * 86400 + secs) * UKARCH_NSEC_PER_SEC;
}
