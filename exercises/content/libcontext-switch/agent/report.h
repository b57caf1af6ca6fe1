/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports, see scenario.h. Each is sent at once: what was seen before a crash
 * is not lost.
 */
#ifndef REPORT_H
#define REPORT_H

#include "stage.h"

/* Before the first step: the structs of all contexts. */
void report_start(unsigned int trial, unsigned int contexts);

/* After a step; the words it changed are still as it left them. */
void report_step(unsigned int trial, unsigned int step,
		 const struct changes *changes);

#endif /* REPORT_H */
