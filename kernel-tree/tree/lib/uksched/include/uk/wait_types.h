/* SPDX-License-Identifier: Apache-2.0 */
/* Types of wait queues, see <uk/wait.h> */
#ifndef __UK_WAIT_TYPES_H__
#define __UK_WAIT_TYPES_H__

#include <uk/essentials.h>
#include <uk/list.h>

struct uk_thread;

struct uk_waitq;

struct uk_waitq_entry {
	int waiting; /* is it in a queue? */
	struct uk_thread *thread;
	UK_STAILQ_ENTRY(struct uk_waitq_entry) thread_list;
	struct uk_waitq *queue;	      /* which one */
	struct uk_waitq_entry *outer; /* the thread's entry before this one */
};

UK_STAILQ_HEAD(uk_waitq, struct uk_waitq_entry);

#define UK_WAIT_QUEUE_INITIALIZER(name) UK_STAILQ_HEAD_INITIALIZER(name)

#define DEFINE_WAIT_QUEUE(name)                                                \
	struct uk_waitq name = UK_WAIT_QUEUE_INITIALIZER(name)

#endif /* __UK_WAIT_TYPES_H__ */
