/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.uklab.exercises.internal.scheduler.Report.CallOp.THREAD_ADD;
import static org.uklab.exercises.internal.scheduler.Report.CallOp.THREAD_WOKEN;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Ways to get it wrong, by the name of the rejected proof that does the same in C. */
final class WrongSolutions {
    private WrongSolutions() {}

    static final Solution STARTER = new Solution() {
        @Override
        int add(SimulatedKernel k, int sched, int t) {
            return -38;
        }

        @Override
        int remove(SimulatedKernel k, int t) {
            return 0;
        }
    };

    static Solution named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Map<String, Solution> all() {
        Map<String, Solution> all = new LinkedHashMap<>();
        all.put("starter", STARTER);
        operations(all);
        books(all);
        refusals(all);
        interrupts(all);
        return all;
    }

    private static void operations(Map<String, Solution> all) {
        all.put("add-op-twice", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                super.askToAdd(k, sched, t);
                return super.askToAdd(k, sched, t);
            }
        });
        all.put("add-op-missing", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                return 0;
            }
        });
        all.put("add-op-after-books", new Solution() {
            @Override
            int add(SimulatedKernel k, int sched, int t) {
                boolean irqsOff = irqsOff(k);
                setSched(k, sched, t);
                append(k, sched, t);
                int rc = askToAdd(k, sched, t);
                if (rc < 0) {
                    unlink(k, sched, t);
                    clearSched(k, t);
                }
                restore(k, irqsOff);
                return rc;
            }
        });
        all.put("remove-op-twice", new Solution() {
            @Override
            void tellToRemove(SimulatedKernel k, int sched, int t) {
                super.tellToRemove(k, sched, t);
                super.tellToRemove(k, sched, t);
            }
        });
        all.put("remove-op-missing", new Solution() {
            @Override
            void tellToRemove(SimulatedKernel k, int sched, int t) {}
        });
        all.put("remove-op-after-books", new Solution() {
            @Override
            int remove(SimulatedKernel k, int t) {
                boolean irqsOff = irqsOff(k);
                int sched = k.threads[t].sched;
                clearSched(k, t);
                unlink(k, sched, t);
                tellToRemove(k, sched, t);
                restore(k, irqsOff);
                return 0;
            }
        });
        all.put("blocked-made-runnable", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                k.setRunnable(t);
                return super.askToAdd(k, sched, t);
            }
        });
        all.put("blocked-announced-as-woken", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                int rc = super.askToAdd(k, sched, t);
                k.operation(THREAD_WOKEN, sched, t);
                return rc;
            }
        });
    }

    private static void books(Map<String, Solution> all) {
        all.put("sched-not-set", new Solution() {
            @Override
            void setSched(SimulatedKernel k, int sched, int t) {}
        });
        all.put("sched-not-cleared", new Solution() {
            @Override
            void clearSched(SimulatedKernel k, int t) {}
        });
        all.put("order-reversed", new Solution() {
            @Override
            void append(SimulatedKernel k, int sched, int t) {
                k.insertFirst(sched, t);
            }
        });
        all.put("not-listed", new Solution() {
            @Override
            void append(SimulatedKernel k, int sched, int t) {}

            @Override
            void unlink(SimulatedKernel k, int sched, int t) {}
        });
        all.put("kept-on-old-list", new Solution() {
            @Override
            void unlink(SimulatedKernel k, int sched, int t) {}
        });
        all.put("tail-not-moved", new Solution() {
            @Override
            void unlink(SimulatedKernel k, int sched, int t) {
                k.unlink(sched, t, false);
            }
        });
        all.put("unlinks-the-first", new Solution() {
            @Override
            void unlink(SimulatedKernel k, int sched, int t) {
                super.unlink(k, sched, k.scheds[sched].first.to);
            }
        });
    }

    private static void refusals(Map<String, Solution> all) {
        all.put("refusal-swallowed", new Solution() {
            @Override
            int add(SimulatedKernel k, int sched, int t) {
                super.add(k, sched, t);
                return 0;
            }
        });
        all.put("refusal-ignored", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                super.askToAdd(k, sched, t);
                return 0;
            }
        });
        all.put("sched-set-though-refused", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                int rc = k.operation(THREAD_ADD, sched, t);
                setSched(k, sched, t);
                return rc;
            }
        });
        all.put("listed-though-refused", new Solution() {
            @Override
            int askToAdd(SimulatedKernel k, int sched, int t) {
                int rc = k.operation(THREAD_ADD, sched, t);
                k.insertLast(sched, t);
                return rc;
            }

            @Override
            void append(SimulatedKernel k, int sched, int t) {}
        });
        all.put("refused-with-another-code", new Solution() {
            @Override
            int add(SimulatedKernel k, int sched, int t) {
                return super.add(k, sched, t) < 0 ? -1000 : 0;
            }
        });
    }

    private static void interrupts(Map<String, Solution> all) {
        all.put("irqs-never-disabled", new Solution() {
            @Override
            boolean irqsOff(SimulatedKernel k) {
                return k.irqsOff;
            }
        });
        all.put("irqs-left-disabled", new Solution() {
            @Override
            void restore(SimulatedKernel k, boolean irqsOff) {}
        });
        all.put("irqs-enabled-at-the-end", new Solution() {
            @Override
            void restore(SimulatedKernel k, boolean irqsOff) {
                k.irqsOff = false;
            }
        });
        all.put("irqs-left-disabled-when-refused", new Solution() {
            @Override
            int add(SimulatedKernel k, int sched, int t) {
                int rc = super.add(k, sched, t);
                k.irqsOff = k.irqsOff || rc < 0;
                return rc;
            }
        });
    }
}
