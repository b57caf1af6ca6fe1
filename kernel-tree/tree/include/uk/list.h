/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Intrusive lists: the links live in the listed objects, so that inserting
 * and removing allocate nothing and cannot fail.
 *
 *   UK_SLIST   singly linked, insert and remove at the head
 *   UK_STAILQ  singly linked with a tail pointer: a queue
 *   UK_TAILQ   doubly linked with a tail pointer: remove from anywhere in O(1)
 *
 * A doubly linked element does not point to its predecessor but to the
 * predecessor's `next` pointer (or to the head's `first`). So removal needs no
 * case for the first element, but the last one must move the tail pointer:
 *
 *        head                a                  b
 *      +-------+        +---------+        +---------+
 *      | first |------->| next    |------->| next    |--> NULL
 *      | last  |--.     | prevp   |        | prevp   |
 *      +-------+  |     +---------+        +---------+
 *          ^      |        |   ^             |   ^
 *          '---------------'   '-------------'   |
 *                 '------------------------------'   last == &b.next
 *
 * An object may be in several lists at once through different link fields, but
 * never in two through the same field. Nothing checks this.
 *
 * The same macros as BSD's queue(3), named by the contract (1.1, 1.7).
 */
#ifndef __UK_LIST_H__
#define __UK_LIST_H__

/* ------------------------------------------------------------- SLIST -- */
#define UK_SLIST_HEAD(name, type)                                              \
	struct name {                                                          \
		type *slh_first;                                               \
	}
#define UK_SLIST_HEAD_INITIALIZER(head)                                        \
	{                                                                      \
		__NULL                                                         \
	}
#define UK_SLIST_ENTRY(type)                                                   \
	struct {                                                               \
		type *sle_next;                                                \
	}
#define UK_SLIST_INIT(head) ((void)((head)->slh_first = __NULL))
#define UK_SLIST_EMPTY(head) ((head)->slh_first == __NULL)
#define UK_SLIST_FIRST(head) ((head)->slh_first)
#define UK_SLIST_NEXT(elm, field) ((elm)->field.sle_next)
#define UK_SLIST_FOREACH(var, head, field)                                     \
	for ((var) = UK_SLIST_FIRST(head); (var);                              \
	     (var) = UK_SLIST_NEXT(var, field))
#define UK_SLIST_INSERT_HEAD(head, elm, field)                                 \
	do {                                                                   \
		(elm)->field.sle_next = (head)->slh_first;                     \
		(head)->slh_first = (elm);                                     \
	} while (0)
#define UK_SLIST_REMOVE_HEAD(head, field)                                      \
	((void)((head)->slh_first = (head)->slh_first->field.sle_next))

/* ------------------------------------------------------------ STAILQ -- */
#define UK_STAILQ_HEAD(name, type)                                             \
	struct name {                                                          \
		type *stqh_first;                                              \
		type **stqh_last;                                              \
	}
#define UK_STAILQ_HEAD_INITIALIZER(head)                                       \
	{                                                                      \
		__NULL, &(head).stqh_first                                     \
	}
#define UK_STAILQ_ENTRY(type)                                                  \
	struct {                                                               \
		type *stqe_next;                                               \
	}
#define UK_STAILQ_INIT(head)                                                   \
	do {                                                                   \
		(head)->stqh_first = __NULL;                                   \
		(head)->stqh_last = &(head)->stqh_first;                       \
	} while (0)
#define UK_STAILQ_EMPTY(head) ((head)->stqh_first == __NULL)
#define UK_STAILQ_FIRST(head) ((head)->stqh_first)
#define UK_STAILQ_NEXT(elm, field) ((elm)->field.stqe_next)
#define UK_STAILQ_FOREACH(var, head, field)                                    \
	for ((var) = UK_STAILQ_FIRST(head); (var);                             \
	     (var) = UK_STAILQ_NEXT(var, field))
#define UK_STAILQ_FOREACH_SAFE(var, head, field, tmp)                          \
	for ((var) = UK_STAILQ_FIRST(head);                                    \
	     (var) && ((tmp) = UK_STAILQ_NEXT(var, field), 1); (var) = (tmp))
#define UK_STAILQ_INSERT_TAIL(head, elm, field)                                \
	do {                                                                   \
		(elm)->field.stqe_next = __NULL;                               \
		*(head)->stqh_last = (elm);                                    \
		(head)->stqh_last = &(elm)->field.stqe_next;                   \
	} while (0)
#define UK_STAILQ_REMOVE_HEAD(head, field)                                     \
	do {                                                                   \
		(head)->stqh_first = (head)->stqh_first->field.stqe_next;      \
		if (!(head)->stqh_first)                                       \
			(head)->stqh_last = &(head)->stqh_first;               \
	} while (0)
/* O(n); the element must be in the list */
#define UK_STAILQ_REMOVE(head, elm, type, field)                               \
	do {                                                                   \
		type **_link = &(head)->stqh_first;                            \
                                                                               \
		while (*_link != (elm))                                        \
			_link = &(*_link)->field.stqe_next;                    \
		*_link = (elm)->field.stqe_next;                               \
		if (!*_link)                                                   \
			(head)->stqh_last = _link;                             \
	} while (0)

/* ------------------------------------------------------------- TAILQ -- */
#define UK_TAILQ_HEAD(name, type)                                              \
	struct name {                                                          \
		type *tqh_first;                                               \
		type **tqh_last;                                               \
	}
#define UK_TAILQ_HEAD_INITIALIZER(head)                                        \
	{                                                                      \
		__NULL, &(head).tqh_first                                      \
	}
#define UK_TAILQ_ENTRY(type)                                                   \
	struct {                                                               \
		type *tqe_next;                                                \
		type **tqe_prev;                                               \
	}
#define UK_TAILQ_INIT(head)                                                    \
	do {                                                                   \
		(head)->tqh_first = __NULL;                                    \
		(head)->tqh_last = &(head)->tqh_first;                         \
	} while (0)
#define UK_TAILQ_EMPTY(head) ((head)->tqh_first == __NULL)
#define UK_TAILQ_FIRST(head) ((head)->tqh_first)
#define UK_TAILQ_NEXT(elm, field) ((elm)->field.tqe_next)
#define UK_TAILQ_FOREACH(var, head, field)                                     \
	for ((var) = UK_TAILQ_FIRST(head); (var);                              \
	     (var) = UK_TAILQ_NEXT(var, field))
#define UK_TAILQ_FOREACH_SAFE(var, head, field, tmp)                           \
	for ((var) = UK_TAILQ_FIRST(head);                                     \
	     (var) && ((tmp) = UK_TAILQ_NEXT(var, field), 1); (var) = (tmp))
#define UK_TAILQ_INSERT_HEAD(head, elm, field)                                 \
	do {                                                                   \
		(elm)->field.tqe_next = (head)->tqh_first;                     \
		if ((head)->tqh_first)                                         \
			(head)->tqh_first->field.tqe_prev =                    \
				&(elm)->field.tqe_next;                        \
		else                                                           \
			(head)->tqh_last = &(elm)->field.tqe_next;             \
		(head)->tqh_first = (elm);                                     \
		(elm)->field.tqe_prev = &(head)->tqh_first;                    \
	} while (0)
#define UK_TAILQ_INSERT_TAIL(head, elm, field)                                 \
	do {                                                                   \
		(elm)->field.tqe_next = __NULL;                                \
		(elm)->field.tqe_prev = (head)->tqh_last;                      \
		*(head)->tqh_last = (elm);                                     \
		(head)->tqh_last = &(elm)->field.tqe_next;                     \
	} while (0)
#define UK_TAILQ_INSERT_BEFORE(at, elm, field)                                 \
	do {                                                                   \
		(elm)->field.tqe_prev = (at)->field.tqe_prev;                  \
		(elm)->field.tqe_next = (at);                                  \
		*(at)->field.tqe_prev = (elm);                                 \
		(at)->field.tqe_prev = &(elm)->field.tqe_next;                 \
	} while (0)
#define UK_TAILQ_REMOVE(head, elm, field)                                      \
	do {                                                                   \
		if ((elm)->field.tqe_next)                                     \
			(elm)->field.tqe_next->field.tqe_prev =                \
				(elm)->field.tqe_prev;                         \
		else                                                           \
			(head)->tqh_last = (elm)->field.tqe_prev;              \
		*(elm)->field.tqe_prev = (elm)->field.tqe_next;                \
	} while (0)

#endif /* __UK_LIST_H__ */
