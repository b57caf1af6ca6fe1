/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The same system call in every form that the shim has.
 *
 * Numbers as the host's: form 0 is the raw function, 1 the errno one, 2 and 3
 * are the same by number, 4 is the libc's syscall(); names count from 0 as in
 * forms.c.
 */
#ifndef FORMS_H
#define FORMS_H

#define FORMS 5
#define NAMES 6

/* Which arguments a name takes, from the left: pid or policy, ... */
#define MAX 0
#define MIN 1
#define SET 2
#define SET_PARAM 3
#define GET 4
#define GET_PARAM 5

/* Makes the call. a, b, c: arguments, those that it does not take are 0 */
long call_in_form(unsigned int form, unsigned int name, long a, long b, long c);

#endif /* FORMS_H */
