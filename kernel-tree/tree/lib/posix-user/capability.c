/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Capabilities (capget(2)), for programs that look before they act: root has
 * them all, and giving some up changes nothing.
 */
#include <errno.h>
#include <stddef.h>
#include <uk/arch/types.h>
#include <uk/syscall.h>

#define VERSION_1 0x19980330 /* one word of capabilities */
#define VERSION_2 0x20071026
#define VERSION_3 0x20080522

#define CAPABILITIES 41 /* up to CAP_CHECKPOINT_RESTORE */

struct cap_header {
	__u32 version;
	int pid;
};

struct cap_word {
	__u32 effective, permitted, inheritable;
};

/* Words of a version; an unknown one is replaced by the latest, as Linux does,
 * which is how programs ask for it
 */
static int words_of(struct cap_header *header)
{
	if (!header)
		return -EFAULT;
	if (header->version == VERSION_1)
		return 1;
	if (header->version == VERSION_2 || header->version == VERSION_3)
		return 2;

	header->version = VERSION_3;
	return -EINVAL;
}

UK_LLSYSCALL_R_DEFINE(int, capget, struct cap_header *, header,
		      struct cap_word *, data)
{
	static const __u64 all = (1ULL << CAPABILITIES) - 1;
	int words = words_of(header);

	if (words < 0)
		return words == -EINVAL && !data ? 0 : words;

	for (int i = 0; data && i < words; i++)
		data[i] = (struct cap_word){
			.effective = (__u32)(all >> 32 * i),
			.permitted = (__u32)(all >> 32 * i),
		};
	return 0;
}

UK_LLSYSCALL_R_DEFINE(int, capset, struct cap_header *, header,
		      const struct cap_word *, data)
{
	int words = words_of(header);

	if (words < 0)
		return words;

	return data ? 0 : -EFAULT;
}
