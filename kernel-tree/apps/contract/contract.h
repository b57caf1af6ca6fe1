/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the files of this application ask whether the tree keeps its contract:
 * every name of sections 1 to 9 with the signature, the value or the place that
 * an application written for v0.11.0 relies on.
 *
 * What has another signature does not compile; what is missing, or is not in
 * the exportsyms.uk of its library, does not link. main() counts.
 *
 *   FUNCTION(name, type)     a function, possibly inline
 *   VALUE(name, value)       a constant
 *   FIELD(type, name, type)  a member
 *   TYPE(name, type)         another name of a type
 *   TRUE(condition)          holds when it runs
 */
#ifndef __CONTRACT_H__
#define __CONTRACT_H__

#include <uk/essentials.h>

/* Take note of a name that is there. `address` is where a function lies */
void contract_note(const char *name, const void *address);

#define CONTRACT_SAME(a, b) __builtin_types_compatible_p(a, b)

#define FUNCTION(name, ...)                                                    \
	do {                                                                   \
		_Static_assert(CONTRACT_SAME(__typeof__(name), __VA_ARGS__),   \
			       #name " has another signature");                \
		contract_note(#name, (const void *)(name));                    \
	} while (0)

#define VALUE(name, value)                                                     \
	do {                                                                   \
		_Static_assert((name) == (value), #name " is not " #value);    \
		contract_note(#name, (const void *)1);                         \
	} while (0)

#define FIELD(owner, name, ...)                                                \
	do {                                                                   \
		_Static_assert(CONTRACT_SAME(__typeof__(((owner *)0)->name),   \
					     __VA_ARGS__),                     \
			       #owner "." #name " has another type");          \
		contract_note(#owner "." #name, (const void *)1);              \
	} while (0)

/* What only running it can tell */
#define TRUE(condition)                                                        \
	contract_note(#condition, (condition) ? (const void *)1 : __NULL)

#define TYPE(name, ...)                                                        \
	do {                                                                   \
		_Static_assert(CONTRACT_SAME(name, __VA_ARGS__),               \
			       #name " is not " #__VA_ARGS__);                 \
		contract_note(#name, (const void *)1);                         \
	} while (0)

void contract_threads(void);  /* section 1 */
void contract_contexts(void); /* section 2 */
void contract_syscalls(void); /* section 3 */
void contract_posix(void);    /* section 4 */
void contract_libc(void);     /* section 5 */
void contract_tests(void);    /* section 6 */
void contract_memory(void);   /* section 7 */
void contract_runtime(void);  /* section 8 */

#endif /* __CONTRACT_H__ */
