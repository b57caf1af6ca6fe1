/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Leaving the one process ends the guest, and the host learns the status. (In
 * the release the guest hung instead, row B15.)
 *
 * LL: exit() of the libc runs handlers first, and then comes here.
 */
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/syscall.h>

static void end_guest(int status) __noreturn;

static void end_guest(int status)
{
	ukplat_end_note(UKPLAT_END_EXIT, status, "exit");
	ukplat_terminate(status ? UKPLAT_CRASH : UKPLAT_HALT);
}

UK_LLSYSCALL_R_DEFINE(int, exit, int, status)
{
	end_guest(status);
}

UK_LLSYSCALL_R_DEFINE(int, exit_group, int, status)
{
	end_guest(status);
}
