/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor: interrupt flag and halting (contract 8.5).
 */
#ifndef __UKPLAT_LCPU_H__
#define __UKPLAT_LCPU_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Allow or forbid interrupts. */
void ukplat_lcpu_enable_irq(void);
void ukplat_lcpu_disable_irq(void);

/**
 * Forbid interrupts and get whether they were allowed, for a later
 * ukplat_lcpu_restore_irqf(). Pairs nest.
 */
unsigned long ukplat_lcpu_save_irqf(void);
void ukplat_lcpu_restore_irqf(unsigned long flags);

/** Get whether interrupts are forbidden. */
int ukplat_lcpu_irqs_disabled(void);

/** Halt for ever; interrupts are still handled if they are allowed. */
void ukplat_lcpu_halt(void) __noreturn;

/**
 * Halt until an interrupt comes, or until a point in time. Interrupts must be
 * forbidden by the caller, who thereby can test for work first without missing
 * a wake-up; they are allowed while halted and forbidden again at return.
 *
 * @param until absolute time on the monotonic clock, ns; 0 for no limit
 */
void ukplat_lcpu_halt_to(__snsec until);
void ukplat_lcpu_halt_irq(void);

/** Let pending interrupts in, with interrupts forbidden before and after. */
void ukplat_lcpu_irqs_handle_pending(void);

/** Get id, index and number of processors. One for now: 0, 0 and 1. */
#define ukplat_lcpu_id() (0)
#define ukplat_lcpu_idx() (0)
#define ukplat_lcpu_count() (1)

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_LCPU_H__ */
