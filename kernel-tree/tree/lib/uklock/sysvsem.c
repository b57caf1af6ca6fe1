/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CLONE_SYSVSEM: the child shares the list of semaphore adjustments of the
 * parent (contract 4.2). There are no System V semaphores, so all lists are
 * empty and shared.
 */
#include <uk/process.h>

UK_POSIX_CLONE_HANDLER(CLONE_SYSVSEM, true, NULL, NULL);
