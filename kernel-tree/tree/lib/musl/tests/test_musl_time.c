/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: dates and their texts, time zones, clocks.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_time, NULL);

/* A billion seconds: Sunday, 9 September 2001, 01:46:40 UTC */
#define BILLION 1000000000

UK_TESTCASE(musl_time, seconds_become_dates)
{
	time_t t = BILLION, leap = 951782400, before = -1;
	struct tm tm;

	UK_TEST_EXPECT_PTR_EQ(gmtime_r(&t, &tm), &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_year, 101);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_mon, 8);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_mday, 9);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_hour * 10000 + tm.tm_min * 100 + tm.tm_sec,
			       14640);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_wday, 0);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_yday, 251);
	gmtime_r(&leap, &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_mon * 100 + tm.tm_mday, 129);
	gmtime_r(&before, &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_year, 69);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_sec, 59);
}

UK_TESTCASE(musl_time, dates_become_seconds)
{
	struct tm tm = {.tm_year = 101,
			.tm_mon = 8,
			.tm_mday = 9,
			.tm_hour = 1,
			.tm_min = 46,
			.tm_sec = 40};
	struct tm over = {.tm_year = 101, .tm_mon = 12, .tm_mday = 31 + 1};

	UK_TEST_EXPECT_SNUM_EQ(timegm(&tm), BILLION);
	UK_TEST_EXPECT_SNUM_EQ(timegm(&over), 1012521600);
	UK_TEST_EXPECT_SNUM_EQ(over.tm_year, 102);
	UK_TEST_EXPECT_SNUM_EQ(over.tm_mon * 100 + over.tm_mday, 101);
	UK_TEST_EXPECT(difftime(BILLION, 1) == 999999999.0);
}

UK_TESTCASE(musl_time, dates_are_printed_and_read)
{
	time_t t = BILLION;
	struct tm tm, back = {0};
	char text[64];

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%A, %d %B %Y %H:%M:%S %j %U %%", &tm);
	UK_TEST_EXPECT_ZERO(strcmp(text, "Sunday, 09 September 2001 01:46:40 "
					 "252 36 %"));
	strftime(text, sizeof(text), "%G-W%V-%u %s %I %p", &tm);
	UK_TEST_EXPECT_ZERO(strcmp(text, "2001-W36-7 1000000000 01 AM"));
	UK_TEST_EXPECT_ZERO(strftime(text, 3, "%Y", &tm));
	UK_TEST_EXPECT_ZERO(
		strcmp(asctime_r(&tm, text), "Sun Sep  9 01:46:40 2001\n"));
	UK_TEST_EXPECT_NOT_NULL(
		strptime("2001-09-09 01:46:40", "%Y-%m-%d %T", &back));
	UK_TEST_EXPECT_SNUM_EQ(timegm(&back), BILLION);
	UK_TEST_EXPECT_NULL(strptime("2001-13-09", "%Y-%m-%d", &back));
}

UK_TESTCASE(musl_time, a_zone_by_rule_has_summer)
{
	time_t winter = BILLION + 100 * 86400, summer = BILLION;
	struct tm tm;

	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	localtime_r(&summer, &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_hour, 3);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_isdst, 1);
	UK_TEST_EXPECT_ZERO(strcmp(tm.tm_zone, "CEST"));
	UK_TEST_EXPECT_SNUM_EQ(mktime(&tm), summer);
	localtime_r(&winter, &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_hour, 2);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_gmtoff, 3600);
	UK_TEST_EXPECT_ZERO(tm.tm_isdst);
	unsetenv("TZ");
	tzset();
	localtime_r(&winter, &tm);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_hour, 1);
}

UK_TESTCASE(musl_time, clocks_agree_and_go_forward)
{
	struct timespec before, after, wall, pause = {.tv_nsec = 2000000};
	struct timeval tv;
	clock_t busy;

	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_REALTIME, &wall));
	UK_TEST_EXPECT_ZERO(gettimeofday(&tv, NULL));
	UK_TEST_EXPECT_SNUM_LE(tv.tv_sec - wall.tv_sec, 1);
	UK_TEST_EXPECT_SNUM_LE(time(NULL) - wall.tv_sec, 1);
	UK_TEST_EXPECT_SNUM_GT(wall.tv_sec, BILLION);
	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_MONOTONIC, &before));
	UK_TEST_EXPECT_ZERO(nanosleep(&pause, NULL));
	UK_TEST_EXPECT_ZERO(usleep(1000));
	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_MONOTONIC, &after));
	UK_TEST_EXPECT_SNUM_GE((after.tv_sec - before.tv_sec) * 1000000000 +
				       after.tv_nsec - before.tv_nsec,
			       3000000);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(clock_gettime(12345, &wall), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	busy = clock();
	UK_TEST_EXPECT(busy == (clock_t)-1 || busy >= 0);
}
