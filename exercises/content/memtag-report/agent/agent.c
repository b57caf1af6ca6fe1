/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise memtag-report. A text is so many letters, drawn from a
 * number, and so many blanks behind them.
 *
 *   OP_ADD len text blanks    a tag fault? | result | bytes of the last line
 *                             that are its own | the list
 *   OP_REMOVE len text        a tag fault? | how many | the list
 *   OP_JOIN                   a tag fault? | what came: see below | bytes of it
 *                             that are its own | sum of it | the list
 *   OP_CLEAR                  a tag fault? | the list
 *   OP_LIMIT count            nothing; so many requests for memory are met from
 *                             now on, -1: all
 *
 * The list: how many lines | letters in all | sum of them | allocations in use
 *
 * What the code under test made is read without checks, and only where it has
 * the tag of its pointer: a fault in the agent would say nothing.
 */
#include <string.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/essentials.h>
#include <uk/lines.h>
#include <uk/tagarena.h>
#include <uk/trial.h>

#define OP_ADD 1
#define OP_REMOVE 2
#define OP_JOIN 3
#define OP_CLEAR 4
#define OP_LIMIT 5

/* What came */
#define NOTHING 0
#define MEMORY 1
#define ELSEWHERE 2 /* not in the arena, or with another tag */

#define MOST_LETTERS 80
#define MOST_BYTES 4096 /* of a text that is looked at */
#define MOST_LINES 64
#define DIRT '#'     /* what memory has at first: no 0 comes by itself */
#define NOTE 32	     /* bytes of a page in which its last tag is noted */
#define FAILED (-99) /* no result: a fault */

static struct uk_lines list;
static char text[MOST_LETTERS + 1];
static void *(*palloc)(struct uk_alloc *a, unsigned long pages);
static __s64 limit, granted;

static struct {
	__s64 number;
	char *joined;
} result;

static void *limited_palloc(struct uk_alloc *a, unsigned long pages)
{
	char *base = limit ? palloc(a, pages) : NULL;

	if (!base)
		return NULL;
	granted++;
	limit--;
	for (unsigned long i = 0; i < pages; i++)
		memset(base + i * __PAGE_SIZE + NOTE, DIRT, __PAGE_SIZE - NOTE);
	return base;
}

static int begin(unsigned int trial __unused)
{
	uk_arena_reset();
	uk_alloc_returning = NULL;
	list = (struct uk_lines){.a = &uk_arena};
	limit = -1;
	granted = 0;
	return 0;
}

static int is_own(const char *ptr)
{
	return uk_arena_place(ptr) >= 0 && ukarch_memtag_of_pointer(ptr) &&
	       ukarch_memtag_of_pointer(ptr) == ukarch_memtag_of_memory(ptr);
}

static char byte_of(const char *ptr)
{
	unsigned int byte;

	__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\tmsr tco, #0"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return (char)byte;
}

/* The bytes of a text, its 0 included; 0 if that is not its own any more */
static __s64 own_bytes(const char *ptr)
{
	for (__s64 i = 0; i < MOST_BYTES && is_own(ptr + i); i++)
		if (!byte_of(ptr + i))
			return i + 1;
	return 0;
}

static __u32 sum_of(const char *ptr, __s64 bytes, __u32 sum)
{
	for (__s64 i = 0; i < bytes; i++)
		sum = (sum ^ (__u8)byte_of(ptr + i)) * 16777619;
	return sum;
}

/* A copy of a line of the list, if it is one */
static int look(const struct uk_line *line, struct uk_line *copy)
{
	if (!is_own((const char *)line))
		return 0;
	for (__sz i = 0; i < sizeof(*copy); i++)
		((char *)copy)[i] = byte_of((const char *)line + i);
	return own_bytes(copy->text) > 0;
}

static void tell_list(void)
{
	struct uk_line copy;
	__s64 lines = 0, letters = 0;
	__u32 sum = 2166136261;

	for (const struct uk_line *line = list.first;
	     lines < MOST_LINES && look(line, &copy); line = copy.next) {
		__s64 bytes = own_bytes(copy.text);

		lines++;
		letters += bytes - 1;
		sum = sum_of(copy.text, bytes, sum);
	}
	uk_trial_answer(lines);
	uk_trial_answer(letters);
	uk_trial_answer(sum);
	uk_trial_answer(granted - uk_arena_seen.pfrees);
}

static void make_text(__s64 len, __s64 number, __s64 blanks)
{
	for (__s64 i = 0; i < len; i++)
		text[i] = (char)('a' + (number + 7 * i) % 26);
	for (__s64 i = 0; i < blanks; i++)
		text[len + i] = ' ';
	text[len + blanks] = '\0';
}

static void add_it(void *arg __unused)
{
	result.number = uk_lines_add(&list, text);
}

static void remove_it(void *arg __unused)
{
	result.number = uk_lines_remove(&list, text);
}

static void join_it(void *arg __unused)
{
	result.joined = uk_lines_join(&list);
}

static void clear_it(void *arg __unused)
{
	uk_lines_clear(&list);
}

static void free_it(void *arg __unused)
{
	uk_free(&uk_arena, result.joined);
}

static void attempt(void (*fn)(void *))
{
	result.number = FAILED;
	result.joined = NULL;
	uk_trial_answer(uk_attempt_call(fn, NULL));
	uk_alloc_returning = NULL;
}

static void add(void)
{
	struct uk_line copy;

	attempt(add_it);
	uk_trial_answer(result.number);
	uk_trial_answer(look(list.last, &copy) ? own_bytes(copy.text) : 0);
	tell_list();
}

static void join(void)
{
	__s64 bytes;

	attempt(join_it);
	bytes = own_bytes(result.joined);
	uk_trial_answer(!result.joined ? NOTHING : bytes ? MEMORY : ELSEWHERE);
	uk_trial_answer(bytes);
	uk_trial_answer(sum_of(result.joined, bytes, 2166136261));
	if (bytes)
		uk_attempt_call(free_it, NULL);
	tell_list();
}

static int step(const struct uk_trial_step *s)
{
	if (s->op == OP_LIMIT) {
		limit = s->arg[0];
		return 0;
	}
	if (s->arg[0] < 0 || s->arg[1] < 0 || s->arg[2] < 0 ||
	    s->arg[0] + s->arg[2] > MOST_LETTERS)
		return -1;
	make_text(s->arg[0], s->arg[1], s->arg[2]);
	switch (s->op) {
	case OP_ADD:
		add();
		return 0;
	case OP_REMOVE:
		attempt(remove_it);
		uk_trial_answer(result.number);
		tell_list();
		return 0;
	case OP_JOIN:
		join();
		return 0;
	case OP_CLEAR:
		attempt(clear_it);
		tell_list();
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	if (uk_arena_make() < 0)
		return 2;
	palloc = uk_arena.palloc;
	uk_arena.palloc = limited_palloc;
	return uk_trial_run(&ops);
}
