/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/tls.h>

#include "pthread0_impl.h"

#define STACK_LEN (32 * 1024)
#define ALIGN 64 /* of the block: for the stack, the struct and the TLS area */

struct p0_thread *_p0_alloc(void)
{
	__sz struct_len = ALIGN_UP(sizeof(struct p0_thread), ALIGN);
	struct p0_thread *thread;
	__u8 *block;

	UK_ASSERT(ALIGN % ukarch_tls_area_align() == 0);
	block = uk_memalign(uk_alloc_get_default(), ALIGN,
			    STACK_LEN + struct_len + ukarch_tls_area_size());
	if (!block)
		return NULL;
	thread = (struct p0_thread *)(block + STACK_LEN);
	memset(thread, 0, sizeof(*thread));
	thread->tls = block + STACK_LEN + struct_len;
	return thread;
}

void _p0_free(struct p0_thread *thread)
{
	uk_free(uk_alloc_get_default(), (__u8 *)thread - STACK_LEN);
}
