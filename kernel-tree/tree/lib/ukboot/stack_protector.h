/* SPDX-License-Identifier: Apache-2.0 */
#ifndef __UKBOOT_STACK_PROTECTOR_H__
#define __UKBOOT_STACK_PROTECTOR_H__

/**
 * Choose the guard value. No protected function that was entered before may
 * return after it, hence it comes before the first thread (the release has it
 * after the init table, contract 8.2, step 10).
 */
void ukboot_stack_protector_init(void);

#endif /* __UKBOOT_STACK_PROTECTOR_H__ */
