/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do what should be a tag fault, and go on: each function returns whether it was
 * one.
 */
#ifndef ATTEMPT_H
#define ATTEMPT_H

int attempt_read(const void *ptr);
int attempt_write(void *ptr); /* what is there anyway */
int attempt_call(void (*fn)(void *), void *arg);

#endif /* ATTEMPT_H */
