/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the pages of this track show, one file each.
 */
#ifndef CONTEXTS_H
#define CONTEXTS_H

void show_visit(void);
void show_local(void);
void show_rounding(void);

#endif /* CONTEXTS_H */
