/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that newer architectures have no number for, because others do
 * the same (contract 3). A library may provide them all the same: they remain
 * functions there. Read by generate.awk.
 */
#ifndef __UK_LEGACY_SYSCALL_H__
#define __UK_LEGACY_SYSCALL_H__

#define LEGACY_SYS_access
#define LEGACY_SYS_alarm
#define LEGACY_SYS_arch_prctl
#define LEGACY_SYS_chmod
#define LEGACY_SYS_chown
#define LEGACY_SYS_creat
#define LEGACY_SYS_dup2
#define LEGACY_SYS_epoll_create
#define LEGACY_SYS_epoll_wait
#define LEGACY_SYS_eventfd
#define LEGACY_SYS_fork
#define LEGACY_SYS_futimesat
#define LEGACY_SYS_getdents
#define LEGACY_SYS_getpgrp
#define LEGACY_SYS_inotify_init
#define LEGACY_SYS_lchown
#define LEGACY_SYS_link
#define LEGACY_SYS_lstat
#define LEGACY_SYS_mkdir
#define LEGACY_SYS_mknod
#define LEGACY_SYS_open
#define LEGACY_SYS_pause
#define LEGACY_SYS_pipe
#define LEGACY_SYS_poll
#define LEGACY_SYS_readlink
#define LEGACY_SYS_rename
#define LEGACY_SYS_rmdir
#define LEGACY_SYS_select
#define LEGACY_SYS_signalfd
#define LEGACY_SYS_stat
#define LEGACY_SYS_symlink
#define LEGACY_SYS_time
#define LEGACY_SYS_unlink
#define LEGACY_SYS_ustat
#define LEGACY_SYS_utime
#define LEGACY_SYS_utimes
#define LEGACY_SYS_vfork

#endif /* __UK_LEGACY_SYSCALL_H__ */
