/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: pipes.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_pipe, NULL);

static char block[PIPE_BUF];

UK_TESTCASE(vfscore_pipe, bytes_come_out_in_the_order_they_went_in)
{
	long before = free_memory();
	char buf[8] = "";
	int fds[2], wrong = 0;

	UK_TEST_EXPECT_ZERO(pipe(fds));
	UK_TEST_EXPECT_SNUM_EQ(write(fds[1], "abc", 3), 3);
	UK_TEST_EXPECT_SNUM_EQ(write(fds[1], "def", 3), 3);
	UK_TEST_EXPECT_SNUM_EQ(read(fds[0], buf, 4), 4);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "abcd"));
	UK_TEST_EXPECT_SNUM_EQ(read(fds[0], buf, 8), 2);
	UK_TEST_EXPECT_BYTES_EQ(buf, "ef", 2);

	/* around the end of the ring */
	for (int i = 0; i < 2 * PIPE_BUF; i += 5) {
		wrong += write(fds[1], "12345", 5) != 5;
		wrong += read(fds[0], buf, 8) != 5 || memcmp(buf, "12345", 5);
	}
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_ZERO(close(fds[0]));
	UK_TEST_EXPECT_ZERO(close(fds[1]));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_pipe, a_closed_end_is_the_end_of_file_or_epipe)
{
	char c = 0;
	int fds[2];

	UK_TEST_EXPECT_ZERO(pipe(fds));
	UK_TEST_EXPECT_SNUM_EQ(write(fds[1], "x", 1), 1);
	UK_TEST_EXPECT_ZERO(close(fds[1]));
	UK_TEST_EXPECT_SNUM_EQ(read(fds[0], &c, 1), 1);
	UK_TEST_EXPECT_ZERO(read(fds[0], &c, 1));
	UK_TEST_EXPECT_ZERO(close(fds[0]));

	UK_TEST_EXPECT_ZERO(pipe(fds));
	UK_TEST_EXPECT_ZERO(close(fds[0]));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(fds[1], (long)&c, 1), -EPIPE);
	UK_TEST_EXPECT_ZERO(close(fds[1]));
}

UK_TESTCASE(vfscore_pipe, without_blocking_empty_and_full_are_eagain)
{
	char c = 0;
	int fds[2];

	UK_TEST_EXPECT_ZERO(pipe2(fds, O_NONBLOCK | O_CLOEXEC));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(fds[0], F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_read(fds[0], (long)&c, 1), -EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(write(fds[1], &c, 1), 1);
	/* what fits into an empty pipe is not torn */
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_write(fds[1], (long)block, PIPE_BUF), -EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(write(fds[1], block, PIPE_BUF - 1),
			       PIPE_BUF - 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(fds[1], (long)&c, 1),
			       -EAGAIN);
	UK_TEST_EXPECT_ZERO(close(fds[0]));
	UK_TEST_EXPECT_ZERO(close(fds[1]));
}

UK_TESTCASE(vfscore_pipe, a_pipe_is_no_place_and_has_two_directions)
{
	struct stat st;
	char c = 0;
	int fds[2];

	UK_TEST_EXPECT_ZERO(pipe(fds));
	UK_TEST_EXPECT_ZERO(fstat(fds[0], &st));
	UK_TEST_EXPECT(S_ISFIFO(st.st_mode));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fds[0], 0, SEEK_SET),
			       -ESPIPE);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pread64(fds[0], (long)&c, 1, 0),
			       -ESPIPE);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(fds[0], (long)&c, 1), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_read(fds[1], (long)&c, 1), -EBADF);
	UK_TEST_EXPECT_ZERO(close(fds[0]));
	UK_TEST_EXPECT_ZERO(close(fds[1]));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pipe2((long)fds, O_APPEND),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pipe2(0, 0), -EFAULT);
}

/* In another thread */
static int ends[2];
static ssize_t result;

static __noreturn void writes_much(void *arg __unused)
{
	static char much[3 * PIPE_BUF];

	memset(much, 'm', sizeof(much));
	result = write(ends[1], much, sizeof(much));
	close(ends[1]);
	uk_sched_thread_exit();
}

static __noreturn void reads_one(void *arg __unused)
{
	char c;

	result = uk_syscall_r_read(ends[0], (long)&c, 1);
	uk_sched_thread_exit();
}

static struct uk_thread *start(uk_thread_fn1_t fn)
{
	struct uk_thread *t =
		uk_sched_thread_create(uk_sched_current(), fn, NULL, "pipe");

	result = -1;
	uk_sched_yield();
	return t;
}

UK_TESTCASE(vfscore_pipe, a_long_write_waits_for_its_reader)
{
	size_t sum = 0, wrong = 0;
	ssize_t n;

	UK_TEST_EXPECT_ZERO(pipe(ends));
	start(writes_much);
	UK_TEST_EXPECT_SNUM_EQ(result, -1);
	while ((n = read(ends[0], block, 1000)) > 0) {
		sum += n;
		for (ssize_t i = 0; i < n; i++)
			wrong += block[i] != 'm';
	}
	UK_TEST_EXPECT_ZERO(n);
	UK_TEST_EXPECT_SNUM_EQ(sum, 3 * PIPE_BUF);
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_SNUM_EQ(result, 3 * PIPE_BUF);
	UK_TEST_EXPECT_ZERO(close(ends[0]));
}

UK_TESTCASE(vfscore_pipe, a_waiting_read_sees_the_other_end_close)
{
	UK_TEST_EXPECT_ZERO(pipe(ends));
	start(reads_one);
	UK_TEST_EXPECT_SNUM_EQ(result, -1);
	UK_TEST_EXPECT_ZERO(close(ends[1]));
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(result);
	UK_TEST_EXPECT_ZERO(close(ends[0]));
}

UK_TESTCASE(vfscore_pipe, a_read_that_waits_survives_its_descriptor)
{
	long before;

	UK_TEST_EXPECT_ZERO(pipe(ends));
	start(reads_one);
	UK_TEST_EXPECT_ZERO(close(ends[0]));
	UK_TEST_EXPECT_SNUM_EQ(write(ends[1], "x", 1), 1);
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(result, 1);
	before = free_memory();
	UK_TEST_EXPECT_ZERO(close(ends[1]));
	UK_TEST_EXPECT_SNUM_GT(free_memory(), before);
}

UK_TESTCASE(vfscore_pipe, a_read_woken_without_a_cause_is_eintr)
{
	struct uk_thread *t;

	UK_TEST_EXPECT_ZERO(pipe(ends));
	t = start(reads_one);
	uk_thread_wake(t);
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(result, -EINTR);
	UK_TEST_EXPECT_ZERO(close(ends[0]));
	UK_TEST_EXPECT_ZERO(close(ends[1]));
}

static void *reads_for_ever(void *arg)
{
	char c;

	return read(ends[0], &c, 1) < 0 ? NULL : arg;
}

UK_TESTCASE(vfscore_pipe, a_thread_that_waits_to_read_can_be_cancelled)
{
	pthread_t thread;
	void *answer = NULL;

	UK_TEST_EXPECT_ZERO(pipe(ends));
	UK_TEST_EXPECT_ZERO(
		pthread_create(&thread, NULL, reads_for_ever, NULL));
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(pthread_cancel(thread));
	UK_TEST_EXPECT_ZERO(pthread_join(thread, &answer));
	UK_TEST_EXPECT_PTR_EQ(answer, PTHREAD_CANCELED);
	UK_TEST_EXPECT_ZERO(close(ends[0]));
	UK_TEST_EXPECT_ZERO(close(ends[1]));
}
