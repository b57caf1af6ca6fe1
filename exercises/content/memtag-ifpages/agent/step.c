/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of a trial.
 */
#include <string.h>
#include <uk/arch/memtag.h>
#include "agent.h"

static struct {
	char *ptr, *old; /* NULL: nothing */
	__sz size;
} slots[SLOTS];

void step_forget_all(void)
{
	memset(slots, 0, sizeof(slots));
}

/* What byte i of a slot's memory should be */
static char pattern(unsigned int slot, __sz i)
{
	return (char)(slot * 37 + i * 7 + 1);
}

static bool is_pattern(unsigned int slot, const char *ptr, __sz size)
{
	for (__sz i = 0; i < size; i++)
		if (ptr[i] != pattern(slot, i))
			return false;
	return true;
}

static bool is_zero(const char *ptr, __sz size)
{
	for (__sz i = 0; i < size; i++)
		if (ptr[i])
			return false;
	return true;
}

/* Every byte, as an owner would */
static void use(unsigned int slot, char *ptr, __sz size)
{
	for (__sz i = 0; i < size; i++)
		ptr[i] = pattern(slot, i);
	__asm__ __volatile__("" ::: "memory");
	if (!is_pattern(slot, ptr, size) && !seen.memory.contents)
		seen.memory.contents = CONTENTS_FORGOTTEN;
}

static void *allocate(const struct step *s)
{
	void *ptr = NULL;

	switch (s->op) {
	case OP_MALLOC:
		return uk_malloc(&arena, s->value);
	case OP_CALLOC:
		return uk_calloc(&arena, s->count, s->value);
	case OP_MEMALIGN:
		return uk_memalign(&arena, s->count, s->value);
	case OP_POSIX_MEMALIGN:
		uk_posix_memalign(&arena, &ptr, s->count, s->value);
		return ptr;
	default:
		return uk_realloc(&arena, slots[s->slot].ptr, s->value);
	}
}

static void take(const struct step *s)
{
	unsigned int slot = s->slot;
	__sz size =
		s->op == OP_CALLOC ? (__sz)s->count * s->value : (__sz)s->value;
	__sz kept = MIN(slots[slot].size, size);
	char *ptr;

	ptr = allocate(s);
	seen.memory.place = arena_place(ptr);
	slots[slot].old = slots[slot].ptr;
	slots[slot].ptr = NULL;
	slots[slot].size = 0;
	if (seen.memory.place < 0 ||
	    seen.memory.place + size > ARENA_PAGES * __PAGE_SIZE)
		return;
	slots[slot].ptr = ptr;
	slots[slot].size = size;
	arena_look(ptr, size);
	if (s->op == OP_REALLOC && !is_pattern(slot, ptr, kept))
		seen.memory.contents = CONTENTS_LOST;
	if (s->op == OP_CALLOC && !is_zero(ptr, size))
		seen.memory.contents = CONTENTS_DIRTY;
	use(slot, ptr, size);
}

static void give(unsigned int slot)
{
	slots[slot].old = slots[slot].ptr;
	slots[slot].ptr = NULL;
	slots[slot].size = 0;
	uk_free(&arena, slots[slot].old);
}

/* One access; a write writes what is there, read without checks */
static void access(char *ptr, bool write)
{
	int byte;

	if (arena_place(ptr) < 0)
		return;
	if (write)
		__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\t"
				     "msr tco, #0\n\tstrb %w0, [%1]"
				     : "=&r"(byte)
				     : "r"(ptr)
				     : "memory");
	else
		__asm__ __volatile__("ldrb %w0, [%1]"
				     : "=r"(byte)
				     : "r"(ptr)
				     : "memory");
}

static void free_it(void *ptr)
{
	uk_free(&arena, ptr);
}

static void see_row(const void *ptr)
{
	__s32 place = arena_place(ptr);

	seen.in_row[seen.row].page = place < 0 ? 0xff : place / __PAGE_SIZE;
	seen.in_row[seen.row].tag = ukarch_memtag_of_pointer(ptr);
	seen.row++;
}

static void row(unsigned int count, __sz size)
{
	void *ptrs[MAX_COUNT];

	for (unsigned int i = 0; i < count; i++) {
		ptrs[i] = uk_malloc(&arena, size);
		see_row(ptrs[i]);
	}
	for (unsigned int i = 1; i < count; i += 2) {
		uk_free(&arena, ptrs[i]);
		ptrs[i] = uk_malloc(&arena, size);
		see_row(ptrs[i]);
	}
	for (unsigned int i = 0; i < count; i++)
		uk_free(&arena, ptrs[i]);
}

static void churn(unsigned int count, __sz size)
{
	for (unsigned int i = 0; i < count; i++) {
		void *ptr = uk_malloc(&arena, size);

		see_row(ptr);
		uk_free(&arena, ptr);
	}
}

/* Has the slot what the operation needs? */
static bool possible(const struct step *s)
{
	switch (s->op) {
	case OP_ROW:
	case OP_CHURN:
		return s->count <= MAX_COUNT;
	case OP_READ_OLD:
	case OP_WRITE_OLD:
	case OP_FREE_OLD:
		return slots[s->slot].old != NULL;
	case OP_REALLOC:
	case OP_FREE:
	case OP_READ:
	case OP_WRITE:
		return slots[s->slot].ptr != NULL;
	default:
		return !slots[s->slot].ptr;
	}
}

void step_perform(const struct step *s)
{
	seen.done = possible(s);
	if (!seen.done)
		return;
	switch (s->op) {
	case OP_FREE:
		give(s->slot);
		break;
	case OP_READ:
	case OP_WRITE:
		access(slots[s->slot].ptr + s->value, s->op == OP_WRITE);
		break;
	case OP_READ_OLD:
	case OP_WRITE_OLD:
		access(slots[s->slot].old + s->value, s->op == OP_WRITE_OLD);
		break;
	case OP_FREE_OLD:
		arena_keeps = true;
		fault_call(free_it, slots[s->slot].old);
		arena_keeps = false;
		break;
	case OP_ROW:
		row(s->count, s->value);
		break;
	case OP_CHURN:
		churn(s->count, s->value);
		break;
	default:
		take(s);
	}
}
