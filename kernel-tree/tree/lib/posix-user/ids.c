/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one user and the one group, both 0 (contract 4.4). Who asks to be anybody
 * else gets -EINVAL; where -1 means "as it is" it does here, too.
 *
 * LL: the libc's set*id() functions go through all threads, and setgroups() has
 * another type.
 */
#include <errno.h>
#include <stdbool.h>
#include <sys/types.h>
#include <unistd.h>
#include <uk/syscall.h>

#define ROOT 0
#define AS_IT_IS ((uid_t)-1)

static int become(uid_t id)
{
	return id == ROOT ? 0 : -EINVAL;
}

static int change_to(uid_t real, uid_t effective, uid_t saved)
{
	bool all_root = (real == ROOT || real == AS_IT_IS) &&
			(effective == ROOT || effective == AS_IT_IS) &&
			(saved == ROOT || saved == AS_IT_IS);

	return all_root ? 0 : -EINVAL;
}

static int tell(uid_t *real, uid_t *effective, uid_t *saved)
{
	if (!real || !effective || !saved)
		return -EFAULT;

	*real = *effective = *saved = ROOT;
	return 0;
}

UK_SYSCALL_R_DEFINE(uid_t, getuid)
{
	return ROOT;
}

UK_SYSCALL_R_DEFINE(uid_t, geteuid)
{
	return ROOT;
}

UK_SYSCALL_R_DEFINE(gid_t, getgid)
{
	return ROOT;
}

UK_SYSCALL_R_DEFINE(gid_t, getegid)
{
	return ROOT;
}

UK_LLSYSCALL_R_DEFINE(int, getresuid, uid_t *, real, uid_t *, effective,
		      uid_t *, saved)
{
	return tell(real, effective, saved);
}

UK_LLSYSCALL_R_DEFINE(int, getresgid, gid_t *, real, gid_t *, effective,
		      gid_t *, saved)
{
	return tell(real, effective, saved);
}

UK_LLSYSCALL_R_DEFINE(int, setuid, uid_t, uid)
{
	return become(uid);
}

UK_LLSYSCALL_R_DEFINE(int, setgid, gid_t, gid)
{
	return become(gid);
}

UK_LLSYSCALL_R_DEFINE(int, setreuid, uid_t, real, uid_t, effective)
{
	return change_to(real, effective, AS_IT_IS);
}

UK_LLSYSCALL_R_DEFINE(int, setregid, gid_t, real, gid_t, effective)
{
	return change_to(real, effective, AS_IT_IS);
}

UK_LLSYSCALL_R_DEFINE(int, setresuid, uid_t, real, uid_t, effective, uid_t,
		      saved)
{
	return change_to(real, effective, saved);
}

UK_LLSYSCALL_R_DEFINE(int, setresgid, gid_t, real, gid_t, effective, gid_t,
		      saved)
{
	return change_to(real, effective, saved);
}

/* These two cannot fail; they return the identity from before */
UK_LLSYSCALL_R_DEFINE(int, setfsuid, uid_t, uid)
{
	(void)uid;
	return ROOT;
}

UK_LLSYSCALL_R_DEFINE(int, setfsgid, gid_t, gid)
{
	(void)gid;
	return ROOT;
}

/* No groups besides the one */
UK_SYSCALL_R_DEFINE(int, getgroups, int, size, gid_t *, list)
{
	(void)list;
	return size < 0 ? -EINVAL : 0;
}

UK_LLSYSCALL_R_DEFINE(int, setgroups, size_t, size, const gid_t *, list)
{
	for (size_t i = 0; i < size; i++)
		if (list[i] != ROOT)
			return -EINVAL;

	return 0;
}
