/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: streams are locked as soon as there are threads, whoever made them.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(musl_streams, NULL);

static struct {
	char data[64];
	size_t len;
	int inside, most_inside, done;
	FILE *stream;
} device;

/* A slow device: others run before all is written */
static ssize_t device_write(void *cookie __unused, const char *buf, size_t len)
{
	device.inside++;
	device.most_inside = MAX(device.most_inside, device.inside);
	for (size_t i = 0; i < len; i++) {
		device.data[device.len++] = buf[i];
		sched_yield();
	}
	device.inside--;
	return len;
}

static void open_device(void)
{
	memset(&device, 0, sizeof(device));
	device.stream = fopencookie(
		NULL, "w", (cookie_io_functions_t){.write = device_write});
	setvbuf(device.stream, NULL, _IOLBF, 32);
}

static void *writes(void *text)
{
	fprintf(device.stream, "%s\n", (char *)text);
	device.done++;
	return NULL;
}

static __noreturn void writes_too(void *text)
{
	writes(text);
	uk_sched_thread_exit();
}

UK_TESTCASE(musl_streams, a_line_stays_in_one_piece)
{
	pthread_t threads[2];

	open_device();
	pthread_create(&threads[0], NULL, writes, "first");
	pthread_create(&threads[1], NULL, writes, "other");
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	UK_TEST_EXPECT_SNUM_EQ(device.most_inside, 1);
	UK_TEST_EXPECT_BYTES_EQ(device.data, "first\nother\n", 12);
	fclose(device.stream);
}

UK_TESTCASE(musl_streams, kernel_threads_take_turns_too)
{
	struct uk_sched *s = uk_sched_current();

	open_device();
	uk_sched_thread_create(s, writes_too, "first", "writes");
	uk_sched_thread_create(s, writes_too, "other", "writes");
	while (device.done < 2)
		uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(device.most_inside, 1);
	UK_TEST_EXPECT_BYTES_EQ(device.data, "first\nother\n", 12);
	fclose(device.stream);
}

static void *tries(void *arg)
{
	if (!ftrylockfile(device.stream)) {
		*(int *)arg = 1;
		funlockfile(device.stream);
	}
	return NULL;
}

UK_TESTCASE(musl_streams, a_locked_stream_belongs_to_one)
{
	pthread_t thread;
	int taken = 0;

	open_device();
	flockfile(device.stream);
	flockfile(device.stream);
	fputs_unlocked("mine", device.stream);
	funlockfile(device.stream);
	pthread_create(&thread, NULL, tries, &taken);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_ZERO(taken);
	funlockfile(device.stream);
	pthread_create(&thread, NULL, tries, &taken);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_SNUM_EQ(taken, 1);
	fclose(device.stream);
}
