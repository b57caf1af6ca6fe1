/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Children of clone3, and the memory that they live in. Main never waits for a
 * child: it lets it run, and looks.
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/tls.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>

#include "stage.h"

#define STACK_LEN (16 * 1024)
#define POOL_LEN (8 * 1024)
#define PAGE 4096
#define ROUNDS 4 /* of yielding */
#define MOST_NUMBERS 64

long clone3_call(struct clone_args *cl_args, size_t len);
void child_main(long result, __uptr sp) __noreturn;

struct child child;

static struct {
	__u8 stack[STACK_LEN];
	__u8 tls[POOL_LEN];
} lent __align(64);

static struct uk_alloc counting; /* in front of the scheduler's */
static struct uk_alloc *real;
static int allocations;
static uk_sched_thread_add_func_t real_add;
static struct uk_thread *added;

static struct uk_thread *fillers[MOST_NUMBERS];

static void *count_malloc(struct uk_alloc *a __unused, __sz size)
{
	allocations++;
	return uk_malloc(real, size);
}

static void *count_calloc(struct uk_alloc *a __unused, __sz n, __sz size)
{
	allocations++;
	return uk_calloc(real, n, size);
}

static void *count_memalign(struct uk_alloc *a __unused, __sz align, __sz size)
{
	allocations++;
	return uk_memalign(real, align, size);
}

static int count_posix_memalign(struct uk_alloc *a __unused, void **memory,
				__sz align, __sz size)
{
	allocations++;
	return uk_posix_memalign(real, memory, align, size);
}

static void count_free(struct uk_alloc *a __unused, void *memory)
{
	uk_free(real, memory);
}

static int note_add(struct uk_sched *s, struct uk_thread *t)
{
	int rc = real_add(s, t);

	if (rc >= 0)
		added = t;
	return rc;
}

void children_begin(void)
{
	struct uk_sched *s = uk_sched_current();

	memset(&child, 0, sizeof(child));
	if (real)
		return;
	real = s->a;
	counting = *real;
	counting.malloc = count_malloc;
	counting.calloc = count_calloc;
	counting.memalign = count_memalign;
	counting.posix_memalign = count_posix_memalign;
	counting.free = count_free;
	real_add = s->thread_add;
	s->thread_add = note_add;
}

static void settle(void)
{
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
}

void child_main(long result, __uptr sp)
{
	if (sp - (__uptr)lent.stack <= STACK_LEN) {
		child.starts++;
		child.result = result;
	}
	uk_sched_thread_exit();
}

static __u64 prepare_tls(unsigned int kind)
{
	__u8 *area = lent.tls;
	__uptr tlsp = ukarch_tls_tlsp(area);

	if (kind == TLS_NONE)
		return 0;
	if (kind == TLS_GOOD) {
		ukarch_tls_area_init(area);
		return tlsp;
	}
	/* Nothing of ours is in it; who follows it all the same finds zeros,
	 * and its address where x86-64 has that
	 */
	memset(area, 0, POOL_LEN);
	*(__uptr *)tlsp = tlsp;
	return tlsp;
}

static void prepare_stack(struct clone_args *cl_args, unsigned int kind)
{
	cl_args->stack = (__uptr)lent.stack;
	cl_args->stack_size = STACK_LEN;
	if (kind == STACK_NULL)
		cl_args->stack = 0;
	if (kind == STACK_WRAPS)
		cl_args->stack_size = -cl_args->stack + PAGE;
}

long child_clone(unsigned int stack, unsigned int tls, const struct expected *e)
{
	struct uk_sched *s = uk_sched_current();
	struct clone_args cl_args = {.flags = e->flags};
	long rc;

	prepare_stack(&cl_args, stack);
	cl_args.tls = prepare_tls(tls);
	child = (struct child){.flags = e->flags};
	added = NULL;
	allocations = 0;
	s->a = &counting;
	handlers_listen(e);
	rc = clone3_call(&cl_args, e->len);
	handlers_forget();
	s->a = real;
	/* What should not be there must not run */
	if (added && (stack != STACK_GOOD || tls == TLS_FOREIGN))
		uk_sched_thread_terminate(added);
	else
		child.thread = added;
	return rc;
}

int child_allocations(void)
{
	return allocations;
}

void child_end(void)
{
	struct expected e = {
		.flags = child.flags, .refuser = -1, .praiser = -1};

	handlers_listen(&e);
	settle();
	handlers_forget();
	child.thread = NULL;
}

void children_end(void)
{
	numbers_give();
	settle();
}

static __noreturn void fills(void *arg __unused)
{
	uk_sched_thread_exit();
}

void numbers_take(void)
{
	struct uk_alloc *a = uk_alloc_get_default();

	for (int i = 0; i < MOST_NUMBERS && !fillers[i]; i++) {
		fillers[i] = uk_thread_create_fn1(a, fills, NULL, a, PAGE, a,
						  false, "fills", NULL, NULL);
		if (!fillers[i])
			break;
	}
}

void numbers_give(void)
{
	for (int i = 0; i < MOST_NUMBERS && fillers[i]; i++) {
		uk_thread_release(fillers[i]);
		fillers[i] = NULL;
	}
}
