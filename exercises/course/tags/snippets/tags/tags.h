/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TAGS_H
#define TAGS_H

void show_granules(void);
void show_heap(void);
void show_lengths(void);

#endif /* TAGS_H */
