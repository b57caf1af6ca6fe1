/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The init table: functions that run once the scheduler does, before main()
 * (contract 8.2).
 *
 * Classes run in this order: early, plat, lib, rootfs, sys, late; within a
 * class by priority, 0 first; within a priority there is no order to rely on.
 * Each runs in the thread "init" and may do all that a thread may. A negative
 * result ends the guest (UKPLAT_END_INIT).
 */
#ifndef __UK_INIT_H__
#define __UK_INIT_H__

#include <uk/essentials.h>
#include <uk/prio.h>

typedef int (*uk_init_func_t)(void);

#define UK_INIT_CLASS_EARLY 1
#define UK_INIT_CLASS_PLAT 2
#define UK_INIT_CLASS_LIB 3
#define UK_INIT_CLASS_ROOTFS 4
#define UK_INIT_CLASS_SYS 5
#define UK_INIT_CLASS_LATE 6

#define _UK_INITTAB(fn, class, prio)                                           \
	static const uk_init_func_t __used __section(                          \
		".uk_inittab" #class #prio) UK_CONCAT(__uk_inittab_, fn) =     \
		(fn)

/** Register `int fn(void)`; class and prio must be literals (macros may be). */
#define uk_initcall_class_prio(fn, class, prio) _UK_INITTAB(fn, class, prio)

#define uk_early_initcall_prio(fn, prio)                                       \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_EARLY, prio)
#define uk_plat_initcall_prio(fn, prio)                                        \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_PLAT, prio)
#define uk_lib_initcall_prio(fn, prio)                                         \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_LIB, prio)
#define uk_rootfs_initcall_prio(fn, prio)                                      \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_ROOTFS, prio)
#define uk_sys_initcall_prio(fn, prio)                                         \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_SYS, prio)
#define uk_late_initcall_prio(fn, prio)                                        \
	uk_initcall_class_prio(fn, UK_INIT_CLASS_LATE, prio)

#define uk_early_initcall(fn) uk_early_initcall_prio(fn, UK_PRIO_LATEST)
#define uk_plat_initcall(fn) uk_plat_initcall_prio(fn, UK_PRIO_LATEST)
#define uk_lib_initcall(fn) uk_lib_initcall_prio(fn, UK_PRIO_LATEST)
#define uk_rootfs_initcall(fn) uk_rootfs_initcall_prio(fn, UK_PRIO_LATEST)
#define uk_sys_initcall(fn) uk_sys_initcall_prio(fn, UK_PRIO_LATEST)
#define uk_late_initcall(fn) uk_late_initcall_prio(fn, UK_PRIO_LATEST)

#endif /* __UK_INIT_H__ */
