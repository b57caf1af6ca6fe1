/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-sysinfo: names and numbers of the system (contract 4.4).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <uk/alloc.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_sysinfo_names, NULL);

UK_TESTCASE(posix_sysinfo_names, uname_tells_system_release_and_machine)
{
	struct utsname names;

	UK_TEST_EXPECT_ZERO(uname(&names));
	UK_TEST_EXPECT_ZERO(strcmp(names.sysname, "Unikraft"));
	UK_TEST_EXPECT_ZERO(strncmp(names.release, "0.11.0", 6));
	UK_TEST_EXPECT_ZERO(strcmp(names.version, "Janus"));
	UK_TEST_EXPECT_ZERO(strcmp(names.machine, MACHINE));
	UK_TEST_EXPECT_NOT_ZERO(strlen(names.machine));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_uname(0), -EFAULT);
}

UK_TESTCASE(posix_sysinfo_names, the_host_name_can_be_changed)
{
	static char too_long[66];
	char before[65], now[65];

	UK_TEST_EXPECT_ZERO(gethostname(before, sizeof(before)));
	UK_TEST_EXPECT_ZERO(sethostname("guest.example", 5));
	UK_TEST_EXPECT_ZERO(gethostname(now, sizeof(now)));
	UK_TEST_EXPECT_ZERO(strcmp(now, "guest"));
	memset(too_long, 'x', sizeof(too_long));
	UK_TEST_EXPECT_ZERO(sethostname(too_long, 64));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sethostname((long)too_long, 65),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sethostname((long)too_long, -1),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sethostname(0, 1), -EFAULT);
	UK_TEST_EXPECT_ZERO(sethostname(before, strlen(before)));
}

UK_TESTCASE(posix_sysinfo_names, memory_is_counted)
{
	struct sysinfo info;

	memset(&info, 0xa5, sizeof(info));
	UK_TEST_EXPECT_ZERO(sysinfo(&info));
	UK_TEST_EXPECT_SNUM_EQ(info.freeram, uk_alloc_availmem_total());
	UK_TEST_EXPECT_SNUM_GT(info.totalram, info.freeram);
	UK_TEST_EXPECT_SNUM_EQ(info.mem_unit, 1);
	UK_TEST_EXPECT_SNUM_EQ(info.procs, 1);
	UK_TEST_EXPECT_SNUM_GE(info.uptime, 0);
	UK_TEST_EXPECT_SNUM_LT(info.uptime, 3600);
	UK_TEST_EXPECT_ZERO(info.totalswap);
	UK_TEST_EXPECT_SNUM_EQ((unsigned char)info.__reserved[0], 0xa5);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sysinfo(0), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(sysconf(_SC_PHYS_PAGES),
			       info.totalram / sysconf(_SC_PAGESIZE));
}

UK_TESTCASE(posix_sysinfo_names, there_is_one_processor)
{
	unsigned int cpu = 7, node = 7;
	cpu_set_t set;

	UK_TEST_EXPECT_ZERO(uk_syscall_r_getcpu((long)&cpu, (long)&node, 0));
	UK_TEST_EXPECT_ZERO(cpu);
	UK_TEST_EXPECT_ZERO(node);
	memset(&set, 0xff, sizeof(set));
	UK_TEST_EXPECT_ZERO(sched_getaffinity(0, sizeof(set), &set));
	UK_TEST_EXPECT_SNUM_EQ(CPU_COUNT(&set), 1);
	UK_TEST_EXPECT(CPU_ISSET(0, &set));
	UK_TEST_EXPECT_SNUM_EQ(sysconf(_SC_NPROCESSORS_ONLN), 1);
	UK_TEST_EXPECT_ZERO(sched_setaffinity(0, sizeof(set), &set));
	CPU_ZERO(&set);
	CPU_SET(1, &set);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_sched_setaffinity(0, sizeof(set), (long)&set),
		-EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getaffinity(0, 4, (long)&set),
			       -EINVAL);
}
