/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface and source: "fdt.h". The structure block is a sequence of 32-bit
 * big-endian tokens; a node is named by the offset of its first token behind
 * the name. Every read is inside the block, whatever the tree says.
 */
#include <string.h>
#include <uk/essentials.h>

#include "fdt.h"

#define MAGIC 0xd00dfeed
#define BEGIN_NODE 1
#define END_NODE 2
#define PROP 3
#define NOP 4

struct header {
	__u32 magic, totalsize, off_struct, off_strings, off_rsvmap;
	__u32 version, last_comp_version, boot_cpu;
	__u32 size_strings, size_struct;
};

static const char *structure, *strings;
static __u32 structure_size, strings_size;

static __u32 be32(const void *at)
{
	return __builtin_bswap32(*(const __u32 *)at);
}

__sz fdt_open(const void *fdt)
{
	const struct header *h = fdt;
	__u32 size = be32(&h->totalsize);

	if (be32(&h->magic) != MAGIC ||
	    be32(&h->off_struct) + be32(&h->size_struct) > size ||
	    be32(&h->off_strings) + be32(&h->size_strings) > size)
		return 0;
	structure = (const char *)fdt + be32(&h->off_struct);
	structure_size = be32(&h->size_struct);
	strings = (const char *)fdt + be32(&h->off_strings);
	strings_size = be32(&h->size_strings);
	return size;
}

static __u32 token(__u32 at)
{
	return at + 4 <= structure_size ? be32(structure + at) : 0;
}

/* Offset behind the token, and what belongs to it, at `at`; 0 at the end */
static __u32 skip(__u32 at)
{
	switch (token(at)) {
	case BEGIN_NODE:
		return at + 4 +
		       ALIGN_UP(strnlen(structure + at + 4,
					structure_size - at - 4) +
					1,
				4UL);
	case PROP:
		return at + 12 + ALIGN_UP(token(at + 4), 4U);
	case END_NODE:
	case NOP:
		return at + 4;
	default:
		return 0;
	}
}

const void *fdt_property(fdt_node node, const char *name, __sz *len)
{
	__u32 at, name_at, size;

	for (at = node; at && (token(at) == PROP || token(at) == NOP);
	     at = skip(at)) {
		if (token(at) == NOP)
			continue;
		size = token(at + 4);
		name_at = token(at + 8);
		if (at + 12 + size > structure_size || name_at >= strings_size)
			return __NULL;
		if (strcmp(strings + name_at, name))
			continue;
		if (len)
			*len = size;
		return structure + at + 12;
	}
	return __NULL;
}

static int has_value(fdt_node node, const char *property, const char *value)
{
	const char *list;
	__sz len, one;

	list = fdt_property(node, property, &len);
	while (list && len) {
		one = strnlen(list, len) + 1;
		if (one <= len && !strcmp(list, value))
			return 1;
		one = MIN(one, len);
		list += one;
		len -= one;
	}
	return 0;
}

fdt_node fdt_find(fdt_node after, const char *property, const char *value)
{
	__u32 at, next;

	for (at = after; (next = skip(at)); at = next)
		if (token(at) == BEGIN_NODE &&
		    has_value(next, property, value) &&
		    !has_value(next, "status", "disabled"))
			return next;
	return 0;
}

fdt_node fdt_child(const char *name)
{
	__sz len = strlen(name);
	const char *found;
	__u32 at, next;
	int depth = 0;

	for (at = 0; (next = skip(at)); at = next) {
		if (token(at) == END_NODE)
			depth--;
		if (token(at) != BEGIN_NODE)
			continue;
		found = structure + at + 4;
		if (depth++ == 1 && !strncmp(found, name, len) &&
		    (!found[len] || found[len] == '@'))
			return next;
	}
	return 0;
}

int fdt_reg(fdt_node node, int i, __u64 *base, __u64 *size)
{
	const char *reg;
	__sz len;

	reg = node ? fdt_property(node, "reg", &len) : __NULL;
	if (!reg || (__sz)(i + 1) * 16 > len)
		return -1;
	reg += i * 16;
	*base = (__u64)be32(reg) << 32 | be32(reg + 4);
	*size = (__u64)be32(reg + 8) << 32 | be32(reg + 12);
	return 0;
}
