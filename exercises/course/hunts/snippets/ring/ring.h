/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RING_H
#define RING_H

#define SLOTS 8

/* Put so many letters, then take what there is; returns how many that were. */
int try_broken(int letters);
int try_mended(int letters);

/* Breaks a contract of the kernel, and does not return. */
void crash(void);

#endif /* RING_H */
