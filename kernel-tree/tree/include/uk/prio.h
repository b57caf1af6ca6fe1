/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Priorities of entries in tables that the linker sorts: 0 (first) to 9.
 */
#ifndef __UK_PRIO_H__
#define __UK_PRIO_H__

#define UK_PRIO_EARLIEST 0
#define UK_PRIO_LATEST 9

/* The priority after a literal one */
#define UK_PRIO_AFTER(prio) _UK_PRIO_AFTER(prio)
#define _UK_PRIO_AFTER(prio) _UK_PRIO_AFTER_##prio
#define _UK_PRIO_AFTER_0 1
#define _UK_PRIO_AFTER_1 2
#define _UK_PRIO_AFTER_2 3
#define _UK_PRIO_AFTER_3 4
#define _UK_PRIO_AFTER_4 5
#define _UK_PRIO_AFTER_5 6
#define _UK_PRIO_AFTER_6 7
#define _UK_PRIO_AFTER_7 8
#define _UK_PRIO_AFTER_8 9

#endif /* __UK_PRIO_H__ */
