/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the platform's entry to main() and beyond (contract 8.2).
 *
 *   constructors -> parameters -> allocator -> TLS -> interrupts -> clocks
 *     -> scheduler -> [HELLO] -> init table -> banner -> C++ constructors
 *     -> main() -> exit() -> [END]
 *
 * Up to the scheduler there are no threads, no errno and, before the allocator,
 * no memory; what fails there is a crash. From the init table on this is the
 * thread "init".
 *
 * Interface: ukplat_entry_argp(), ukplat_entry() of <uk/plat/bootstrap.h>.
 */
#include <stdlib.h>
#include <uk/alloc.h>
#include <uk/allocbbuddy.h>
#include <uk/argparse.h>
#include <uk/assert.h>
#include <uk/ctors.h>
#include <uk/init.h>
#include <uk/libparam.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/channel.h>
#include <uk/plat/end.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include <uk/plat/tls.h>
#include <uk/print.h>
#include <uk/sched.h>
#include <uk/schedcoop.h>

#include "banner.h"
#include "stack_protector.h"

extern const uk_ctor_func_t uk_ctortab_start[], uk_ctortab_end[];
extern const uk_init_func_t uk_inittab_start[], uk_inittab_end[];
typedef void (*array_func_t)(void);
extern const array_func_t __preinit_array_start[], __preinit_array_end[];
extern const array_func_t __init_array_start[], __init_array_end[];

int main(int argc, char *argv[]);
#pragma weak exit

#if CONFIG_LIBUKLIBPARAM
/* What main() sees begins with the name, in the place of `--` */
static void parse_parameters(int *argc, char **argv[])
{
	char *progname = (*argv)[0];
	int used = uk_libparam_parse(progname, *argc - 1, *argv + 1);

	if (used < 0)
		ukplat_halt();
	*argc -= used;
	*argv += used;
	(*argv)[0] = progname;
}
#endif

static struct uk_alloc *heap_init(void)
{
	struct ukplat_memregion_desc md;
	struct uk_alloc *a = __NULL;
	int i;

	ukplat_memregion_foreach (i, &md, UKPLAT_MEMRF_ALLOCATABLE) {
		uk_pr_info("Heap: %p to %p\n", md.base,
			   (char *)md.base + md.len);
		if (!a)
			a = uk_allocbbuddy_init(md.base, md.len);
		else
			uk_alloc_addmem(a, md.base, md.len);
	}
	if (!a)
		UK_CRASH("No memory for a heap\n");
	return a;
}

static void tls_init(struct uk_alloc *a)
{
	void *tls =
		uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());

	if (!tls)
		UK_CRASH("No memory for thread-local storage\n");
	ukarch_tls_area_init(tls);
	ukplat_tls_set(tls);
}

static void sched_init(struct uk_alloc *a)
{
	struct uk_sched *s = uk_schedcoop_create(a);
	int rc;

	if (!s)
		UK_CRASH("Could not create the scheduler\n");
	rc = uk_sched_start(s);
	if (rc)
		UK_CRASH("Could not start the scheduler: %d\n", rc);
}

static void run_init_table(void)
{
	const uk_init_func_t *fn;
	int rc;

	for (fn = uk_inittab_start; fn < uk_inittab_end; fn++) {
		uk_pr_debug("Call init function: %p()\n", (void *)*fn);
		rc = (*fn)();
		if (rc >= 0)
			continue;
		uk_pr_crit("Init function at %p returned error %d\n",
			   (void *)*fn, rc);
		ukplat_end_note_at(UKPLAT_END_INIT, rc, "init function failed",
				   (__uptr) * fn);
		ukplat_crash();
	}
}

static int run_main(int argc, char *argv[])
{
	const array_func_t *fn;
	int rc;

	for (fn = __preinit_array_start; fn < __preinit_array_end; fn++)
		(*fn)();
	for (fn = __init_array_start; fn < __init_array_end; fn++)
		(*fn)();

	uk_pr_info("Calling main(%d, [", argc);
	for (int i = 0; i < argc; i++)
		uk_pr_info("%s'%s'", i ? ", " : "", argv[i]);
	uk_pr_info("])\n");
	rc = main(argc, argv);
	uk_pr_info("main returned %d, halting system\n", rc);
	return rc;
}

void ukplat_entry_argp(char *arg0, char *argb, __sz argb_len)
{
	static char *argv[CONFIG_LIBUKBOOT_MAXNBARGS + 1];
	int argc = 1;

	argv[0] = arg0;
	if (argb && argb_len)
		argc += uk_argnparse(argb, argb_len, &argv[1],
				     CONFIG_LIBUKBOOT_MAXNBARGS - 1);
	ukplat_entry(argc, argv);
}

void ukplat_entry(int argc, char *argv[])
{
	const uk_ctor_func_t *ctor;
	struct uk_alloc *a;
	int rc;

	for (ctor = uk_ctortab_start; ctor < uk_ctortab_end; ctor++)
		(*ctor)();
#if CONFIG_LIBUKLIBPARAM
	parse_parameters(&argc, &argv);
#endif

	a = heap_init();
	tls_init(a);
	if (ukplat_irq_init())
		UK_CRASH("Could not set up interrupts\n");
	ukplat_time_init();
#if CONFIG_LIBUKBOOT_STACK_PROTECTOR
	ukboot_stack_protector_init();
#endif
	sched_init(a);
	ukplat_lcpu_enable_irq();
	ukplat_channel_send(UKPLAT_FRAME_HELLO, __NULL, 0);

	run_init_table();
	ukboot_print_banner();
	rc = run_main(argc, argv);

	ukplat_end_note(UKPLAT_END_MAIN, rc, __NULL);
	if (exit)
		exit(rc); /* flushes what stdio still holds */
	ukplat_terminate(rc ? UKPLAT_CRASH : UKPLAT_HALT);
}
