/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 8: boot, parameters, messages, and what the platform gives.
 */
#include <stddef.h>
#include <uk/arch/time.h>
#include <uk/arch/traps.h>
#include <uk/argparse.h>
#include <uk/assert.h>
#include <uk/ctors.h>
#include <uk/errptr.h>
#include <uk/event.h>
#include <uk/init.h>
#include <uk/libparam.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/console.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include <uk/print.h>
#include <uk/prio.h>
#include "contract.h"

#define CONSTRUCTOR(name)                                                      \
	static void name(void)                                                 \
	{                                                                      \
	}
CONSTRUCTOR(ctor)
CONSTRUCTOR(ctor_prio)
CONSTRUCTOR(ctor_func)
UK_CTOR(ctor);
UK_CTOR_PRIO(ctor_prio, 3);
UK_CTOR_FUNC(4, ctor_func);

#define INITCALL(name, prio)                                                   \
	static int name(void)                                                  \
	{                                                                      \
		return 0;                                                      \
	}                                                                      \
	static int name##_prio(void)                                           \
	{                                                                      \
		return 0;                                                      \
	}                                                                      \
	uk_##name##_initcall(name);                                            \
	uk_##name##_initcall_prio(name##_prio, prio)
INITCALL(early, 1);
INITCALL(plat, 2);
INITCALL(lib, 3);
INITCALL(rootfs, 4);
INITCALL(sys, UK_PRIO_EARLIEST);
INITCALL(late, UK_PRIO_AFTER(5));

static int on_event(void *arg)
{
	return arg ? UK_EVENT_HANDLED : UK_EVENT_NOT_HANDLED;
}

UK_EVENT(contract_event);
UK_EVENT_HANDLER(contract_event, on_event);
UK_EVENT_HANDLER(UKARCH_TRAP_INVALID_OP, on_event);

static int number;
static char *text;
UK_LIB_PARAM(number, int);
UK_LIB_PARAM_STR(text);

/* Never called */
void contract_use_debug(int x, const void *data);
void contract_use_debug(int x, const void *data)
{
	uk_pr_crit("%d\n", x);
	uk_pr_err("%d\n", x);
	uk_pr_warn("%d\n", x);
	uk_pr_info("%d\n", x);
	uk_pr_debug("%d\n", x);
	uk_pr_err_once("%d\n", x);
	uk_pr_debug_once("%d\n", x);
	UK_ASSERT(x);
	UK_BUGON(!x);
	UK_WARNIF(x);
	UK_CTASSERT(sizeof(x) == 4);
	uk_hexdumpk(KLVL_ERR, data, 16, 0, 2);
	uk_hexdumpd(data, 16, 0, 2);
	if (PTRISERR(data) || PTR2ERR(data))
		UK_CRASH("%p\n", ERR2PTR(-5));
}

/* Never called */
int contract_use_stub(void);
int contract_use_stub(void)
{
	UK_WARN_STUBBED();
	return uk_raise_event(contract_event, NULL);
}

static void boot(void)
{
	FUNCTION(ukplat_entry_argp, void(char *, char *, __sz));
	FUNCTION(ukplat_entry, void(int, char *[]));
	FUNCTION(uk_argnparse, int(char *, __sz, char *[], int));
	FUNCTION(uk_argparse, int(char *, char *[], int));
	VALUE(CONFIG_LIBUKBOOT_MAXNBARGS, 60);
	VALUE(UK_PRIO_EARLIEST, 0);
	VALUE(UK_PRIO_LATEST, 9);
	VALUE(UK_PRIO_AFTER(3), 4);
	VALUE(KLVL_CRIT, 0);
	VALUE(KLVL_ERR, 1);
	VALUE(KLVL_WARN, 2);
	VALUE(KLVL_INFO, 3);
	VALUE(UK_EVENT_NOT_HANDLED, 0);
	VALUE(UK_EVENT_HANDLED, 1);
	VALUE(UK_EVENT_HANDLED_CONT, 2);
}

static void platform(void)
{
	FUNCTION(ukplat_lcpu_enable_irq, void(void));
	FUNCTION(ukplat_lcpu_disable_irq, void(void));
	FUNCTION(ukplat_lcpu_save_irqf, unsigned long(void));
	FUNCTION(ukplat_lcpu_restore_irqf, void(unsigned long));
	FUNCTION(ukplat_lcpu_irqs_disabled, int(void));
	FUNCTION(ukplat_lcpu_halt, void(void));
	FUNCTION(ukplat_lcpu_halt_to, void(__snsec));
	FUNCTION(ukplat_lcpu_halt_irq, void(void));
	FUNCTION(ukplat_lcpu_irqs_handle_pending, void(void));
	VALUE(ukplat_lcpu_id(), 0);
	VALUE(ukplat_lcpu_idx(), 0);
	VALUE(ukplat_lcpu_count(), 1);
	FUNCTION(ukplat_monotonic_clock, __nsec(void));
	FUNCTION(ukplat_wall_clock, __nsec(void));
	VALUE(UKPLAT_TIME_TICK_NSEC, 1000000000ULL / CONFIG_HZ);
	VALUE(CONFIG_HZ, 100);
	VALUE(ukarch_time_sec_to_nsec(2), 2000000000ULL);
	VALUE(ukarch_time_msec_to_nsec(2), 2000000ULL);
	VALUE(ukarch_time_usec_to_nsec(2), 2000ULL);
	VALUE(ukarch_time_nsec_to_sec(2000000000ULL), 2);
	VALUE(ukarch_time_subsec(2000000001ULL), 1);
	FUNCTION(ukplat_irq_register,
		 int(unsigned long, int (*)(void *), void *));
	FUNCTION(ukplat_coutk, int(const char *, unsigned int));
	FUNCTION(ukplat_coutd, int(const char *, unsigned int));
	FUNCTION(ukplat_cink, int(char *, unsigned int));
	FUNCTION(ukplat_memregion_count, int(void));
	FUNCTION(ukplat_memregion_get,
		 int(int, struct ukplat_memregion_desc *));
	FUNCTION(ukplat_terminate, void(enum ukplat_gstate));
	FUNCTION(ukplat_suspend, int(void));
}

void contract_runtime(void)
{
	boot();
	platform();
	TRUE(number == 0 && text == NULL);
}
