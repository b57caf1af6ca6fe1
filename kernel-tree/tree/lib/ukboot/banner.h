/* SPDX-License-Identifier: Apache-2.0 */
#ifndef __UKBOOT_BANNER_H__
#define __UKBOOT_BANNER_H__

/** Print who we are on the kernel console. */
void ukboot_print_banner(void);

#endif /* __UKBOOT_BANNER_H__ */
