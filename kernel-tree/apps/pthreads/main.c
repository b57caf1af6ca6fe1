/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program as it would be written for any other system: three workers take
 * numbers from a queue and add them up, each in a variable of its own.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define WORKERS 3
#define NUMBERS 30

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int next, closed;
static sem_t finished;

static __thread long sum;

static int take(void)
{
	int number = 0;

	pthread_mutex_lock(&lock);
	while (!next && !closed)
		pthread_cond_wait(&changed, &lock);
	number = next;
	next = 0;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	return number;
}

static void put(int number)
{
	pthread_mutex_lock(&lock);
	while (next)
		pthread_cond_wait(&changed, &lock);
	next = number;
	closed = !number;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void *work(void *arg)
{
	int number;

	(void)arg;
	while ((number = take()))
		sum += number;
	sem_post(&finished);
	return (void *)sum;
}

int main(void)
{
	pthread_t worker[WORKERS];
	void *part;
	long total = 0;

	sem_init(&finished, 0, 0);
	for (int i = 0; i < WORKERS; i++)
		if (pthread_create(&worker[i], NULL, work, NULL)) {
			perror("pthread_create");
			return 1;
		}
	for (int number = 1; number <= NUMBERS; number++)
		put(number);
	put(0);
	for (int i = 0; i < WORKERS; i++)
		sem_wait(&finished);
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(worker[i], &part);
		total += (long)part;
	}
	printf("%d workers added up %ld\n", WORKERS, total);
	return total != NUMBERS * (NUMBERS + 1) / 2;
}
