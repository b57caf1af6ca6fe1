/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libukswrand: what the processor knows of chance; one file for each
 * architecture.
 */
#ifndef __UKSWRAND_ENTROPY_H__
#define __UKSWRAND_ENTROPY_H__

#include <stdbool.h>
#include <uk/arch/types.h>

/** Get random bits from the processor. @return false if it has none to give */
bool _swrand_entropy(__u32 *word);

#endif /* __UKSWRAND_ENTROPY_H__ */
