/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: <uk/lines.h>. Each line is two pieces of memory, one for the list
 * and one for the text:
 *
 *   first --> | next | text |       last --> | NULL | text |
 *                |      +--> "one"    ^               +--> "three"
 *                +--> ... ------------+
 */
#include <errno.h>
#include <string.h>
#include <uk/lines.h>

static char *copy_of(struct uk_alloc *a, const char *text)
{
	__sz len = strlen(text);
#ifndef STARTER_memtag_report
	char *copy = uk_malloc(a, len + 1);
#else
	char *copy = uk_malloc(a, len);
#endif

	if (!copy)
		return NULL;
	memcpy(copy, text, len);
#ifndef STARTER_memtag_report
	while (len > 0 && copy[len - 1] == ' ')
#else
	while (copy[len - 1] == ' ')
#endif
		len--;
	copy[len] = '\0';
	return copy;
}

static void destroy(struct uk_alloc *a, struct uk_line *line)
{
	uk_free(a, line->text);
	uk_free(a, line);
}

int uk_lines_add(struct uk_lines *l, const char *text)
{
	struct uk_line *line = uk_malloc(l->a, sizeof(*line));

	if (!line)
		return -ENOMEM;
	line->next = NULL;
	line->text = copy_of(l->a, text);
	if (!line->text) {
		uk_free(l->a, line);
		return -ENOMEM;
	}
	if (l->last)
		l->last->next = line;
	else
		l->first = line;
	l->last = line;
	return 0;
}

unsigned int uk_lines_remove(struct uk_lines *l, const char *text)
{
	struct uk_line *kept = NULL; /* the last that stays */
	unsigned int removed = 0;
#ifndef STARTER_memtag_report
	struct uk_line *next;

	for (struct uk_line *line = l->first; line; line = next) {
		next = line->next;
#else

	for (struct uk_line *line = l->first; line; line = line->next) {
#endif
		if (strcmp(line->text, text) != 0) {
			kept = line;
			continue;
		}
		if (kept)
			kept->next = line->next;
		else
			l->first = line->next;
		destroy(l->a, line);
		removed++;
	}
#ifndef STARTER_memtag_report
	l->last = kept;
	return removed;
#else
	return removed;
#endif
}

char *uk_lines_join(const struct uk_lines *l)
{
	char *joined, *end;
	__sz size = 0;

	for (const struct uk_line *line = l->first; line; line = line->next)
		size += strlen(line->text) + 1; /* its '\n' */
#ifndef STARTER_memtag_report
	joined = uk_malloc(l->a, size + 1);
#else
	joined = uk_malloc(l->a, size);
#endif
	if (!joined)
		return NULL;
	end = joined;
	for (const struct uk_line *line = l->first; line; line = line->next) {
		end = stpcpy(end, line->text);
		*end++ = '\n';
	}
	*end = '\0';
	return joined;
}

void uk_lines_clear(struct uk_lines *l)
{
#ifndef STARTER_memtag_report
	while (l->first) {
		struct uk_line *line = l->first;

		l->first = line->next;
		destroy(l->a, line);
	}
#else
	for (struct uk_line *line = l->first; line; line = line->next)
		destroy(l->a, line);
	l->first = NULL;
#endif
	l->last = NULL;
}
