/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start and end of the guest (contract 8.2, 8.5).
 */
#ifndef __UKPLAT_BOOTSTRAP_H__
#define __UKPLAT_BOOTSTRAP_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

enum ukplat_gstate {
	UKPLAT_HALT,
	UKPLAT_RESTART,
	UKPLAT_SUSPEND,
	UKPLAT_CRASH,
};

/**
 * Enter the architecture-independent part; called once by the platform, with
 * interrupts off, on the boot stack. Provided by ukboot.
 *
 * @param arg0 becomes argv[0]
 * @param argb the rest of the command line; split in place
 * @param argb_len its size in bytes, terminator included
 */
void ukplat_entry_argp(char *arg0, char *argb, __sz argb_len) __noreturn;
void ukplat_entry(int argc, char *argv[]) __noreturn;

/**
 * End the guest and tell the host why (<uk/plat/end.h>).
 *
 * @param request UKPLAT_HALT and UKPLAT_CRASH power off, UKPLAT_RESTART resets
 */
void ukplat_terminate(enum ukplat_gstate request) __noreturn;

#define ukplat_halt() ukplat_terminate(UKPLAT_HALT)
#define ukplat_restart() ukplat_terminate(UKPLAT_RESTART)
#define ukplat_crash() ukplat_terminate(UKPLAT_CRASH)

/** Suspend the guest; no platform can: -EBUSY. */
int ukplat_suspend(void);

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_BOOTSTRAP_H__ */
