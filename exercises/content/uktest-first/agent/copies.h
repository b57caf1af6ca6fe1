/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Implementations of uk_text_copy(), right and wrong, by numbers that the host
 * knows (Java: class SuiteContract of org.uklab.exercises.internal.trials.start).
 */
#ifndef COPIES_H
#define COPIES_H

#include <uk/text.h>

#define COPIES 10

extern const uk_text_copy_t copies[COPIES];

#endif /* COPIES_H */
