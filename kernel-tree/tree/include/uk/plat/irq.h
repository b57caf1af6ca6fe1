/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupt lines (contract 8.5).
 */
#ifndef __UKPLAT_IRQ_H__
#define __UKPLAT_IRQ_H__

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Handle an interrupt. Runs with interrupts off on a stack of its own; may
 * wake threads, but not block, yield or allocate.
 *
 * @param arg as registered
 * @return non-zero if the interrupt was this handler's, else 0
 */
typedef int (*irq_handler_func_t)(void *arg);

/** Set up the interrupt controller, all lines masked; called once by ukboot. */
int ukplat_irq_init(void);

/**
 * Add a handler to a line and unmask it. All handlers of a line are called,
 * in the order of registration.
 *
 * @param irq line; x86-64: ISA line 0 to 15
 * @param func handler
 * @param arg passed to it
 * @return 0, -EINVAL (no such line) or -ENOMEM (too many handlers)
 */
int ukplat_irq_register(unsigned long irq, irq_handler_func_t func, void *arg);

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_IRQ_H__ */
