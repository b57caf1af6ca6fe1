/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.uklab.exercises.internal.process.SimulatedKernel.NO_WORD;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.uklab.exercises.internal.process.SimulatedKernel.Guest;
import org.uklab.exercises.internal.process.SimulatedKernel.Tls;

/** Ways to get it wrong, by the name of the rejected proof that does the same in C. */
final class WrongSolutions {
    private static final int EFAULT = -14;
    private static final int SIGNAL = 0xff;

    private WrongSolutions() {}

    /** What a student starts from. */
    static class Starter extends Solution {
        @Override
        boolean container(SimulatedKernel k, Step step, Guest child) {
            child.register = child.kernel;
            return ownTls(k, child);
        }

        @Override
        int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
            return 0;
        }

        @Override
        void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {}

        @Override
        void clearWord(SimulatedKernel k, Guest child, Guest running, boolean failed) {}
    }

    static Supplier<Solution> named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Map<String, Supplier<Solution>> all() {
        Map<String, Supplier<Solution>> all = new LinkedHashMap<>();
        all.put("starter", Starter::new);
        containers(all);
        numbers(all);
        noPlace(all);
        ends(all);
        notes(all);
        return all;
    }

    private static void containers(Map<String, Supplier<Solution>> all) {
        all.put("settls-ignored", () -> new Solution() {
            @Override
            boolean container(SimulatedKernel k, Step step, Guest child) {
                return ownTls(k, child);
            }
        });
        all.put("register-alone", () -> new Solution() {
            @Override
            boolean container(SimulatedKernel k, Step step, Guest child) {
                if (step.has(Flags.SETTLS)) {
                    child.register = child.prepared;
                }
                return ownTls(k, child);
            }
        });
        all.put("kernel-alone", () -> new Solution() {
            @Override
            boolean container(SimulatedKernel k, Step step, Guest child) {
                boolean made = super.container(k, step, child);
                child.register = null;
                return made;
            }
        });
        all.put("register-not-cleared", () -> new Solution() {
            @Override
            boolean container(SimulatedKernel k, Step step, Guest child) {
                boolean made = super.container(k, step, child);
                child.register = child.kernel;
                return made;
            }
        });
        all.put("tls-leaked", () -> new Solution() {
            @Override
            boolean container(SimulatedKernel k, Step step, Guest child) {
                if (!k.allocate()) {
                    return false;
                }
                k.held -= 1 - lost(step);
                return super.container(k, step, child);
            }

            @Override
            int lost(Step step) {
                return step.has(Flags.SETTLS) ? 1 : 0;
            }
        });
    }

    private static void numbers(Map<String, Supplier<Solution>> all) {
        all.put("parent-not-told", () -> new Solution() {
            @Override
            void tellParent(SimulatedKernel k, Step step, Guest child, Guest parent) {}
        });
        all.put("child-not-told", () -> new Solution() {
            @Override
            void tellChild(SimulatedKernel k, Step step, Guest child, Guest parent) {}
        });
        all.put("parent-64-bit", () -> new Solution() {
            @Override
            void tellParent(SimulatedKernel k, Step step, Guest child, Guest parent) {
                k.storeWide(step.ptid(), child.kernel.tid);
            }
        });
        all.put("child-64-bit", () -> new Solution() {
            @Override
            void tellChild(SimulatedKernel k, Step step, Guest child, Guest parent) {
                k.storeWide(step.ctid(), child.kernel.tid);
            }
        });
        all.put("pid-stored", () -> new Other(1));
        all.put("creator-stored", () -> new Other(0));
        all.put("told-only-if-alone", () -> new Solution() {
            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                int others = step.flags() & ~(SIGNAL | Flags.PARENT_SETTID | Flags.CHILD_SETTID);
                return others == 0 || step.lacksWord() ? super.storeTid(k, step, child, parent) : 0;
            }
        });
        all.put("told-without-flag", () -> new Solution() {
            @Override
            boolean storesAlways() {
                return true;
            }

            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                int rc = super.storeTid(k, step, child, parent);
                if (rc == 0 && step.ptid() != NO_WORD) {
                    tellParent(k, step, child, parent);
                }
                return rc;
            }
        });
    }

    /** Stores a number that is not the child's: a fixed one, or the creator's. */
    private static final class Other extends Solution {
        private final int number;

        Other(int number) {
            this.number = number;
        }

        private int number(Guest parent) {
            return number == 0 ? parent.kernel.tid : number;
        }

        @Override
        void tellParent(SimulatedKernel k, Step step, Guest child, Guest parent) {
            k.store(step.ptid(), number(parent));
        }

        @Override
        void tellChild(SimulatedKernel k, Step step, Guest child, Guest parent) {
            k.store(step.ctid(), number(parent));
        }
    }

    private static void noPlace(Map<String, Supplier<Solution>> all) {
        all.put("parent-into-ctid", () -> new Solution() {
            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                if (step.ctid() == NO_WORD) {
                    return EINVAL;
                }
                k.store(step.ctid(), child.kernel.tid);
                return 0;
            }
        });
        all.put("null-accepted", () -> new Solution() {
            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                if (step.has(Flags.PARENT_SETTID) && step.ptid() != NO_WORD) {
                    tellParent(k, step, child, parent);
                }
                if (step.has(Flags.CHILD_SETTID) && step.ctid() != NO_WORD) {
                    tellChild(k, step, child, parent);
                }
                return 0;
            }
        });
        all.put("null-is-efault", () -> new Solution() {
            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                return super.storeTid(k, step, child, parent) < 0 ? EFAULT : 0;
            }
        });
        all.put("parent-told-too-early", () -> new Solution() {
            @Override
            int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
                if (step.has(Flags.PARENT_SETTID) && step.ptid() != NO_WORD) {
                    tellParent(k, step, child, parent);
                }
                return super.storeTid(k, step, child, parent);
            }
        });
    }

    private static void ends(Map<String, Supplier<Solution>> all) {
        all.put("never-cleared", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {}
        });
        all.put("cleared-not-woken", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.store(word, 0);
            }
        });
        all.put("woken-not-cleared", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.wake(word, 1);
            }
        });
        all.put("woken-too-early", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.wake(word, 1);
                k.store(word, 0);
            }
        });
        all.put("all-woken", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.store(word, 0);
                k.wake(word, 1000);
            }
        });
        all.put("two-woken", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.store(word, 0);
                k.wake(word, 2);
            }
        });
        all.put("cleared-64-bit", () -> new Solution() {
            @Override
            void clearAndWake(SimulatedKernel k, int word) {
                k.storeWide(word, 0);
                k.wake(word, 1);
            }
        });
        all.put("failed-clone-clears", () -> new Solution() {
            @Override
            void clear(SimulatedKernel k, Tls tls, boolean failed) {
                super.clear(k, tls, false);
            }
        });
        all.put("running-thread-cleared", () -> new Solution() {
            @Override
            void clearWord(SimulatedKernel k, Guest child, Guest running, boolean failed) {
                clear(k, running.kernel, failed);
            }
        });
    }

    private static void notes(Map<String, Supplier<Solution>> all) {
        all.put("cleared-at-clone", () -> new Solution() {
            @Override
            void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {
                super.noteWord(k, step, child, parent);
                if (step.ctid() != NO_WORD) {
                    k.store(step.ctid(), 0);
                }
            }
        });
        all.put("noted-in-parent", () -> new Solution() {
            @Override
            void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {
                parent.kernel.clearWord = step.ctid();
            }
        });
        all.put("word-of-all", () -> new Solution() {
            private int latest = NO_WORD;

            @Override
            void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {
                super.noteWord(k, step, child, parent);
                latest = step.ctid();
            }

            @Override
            void clear(SimulatedKernel k, Tls tls, boolean failed) {
                if (tls.clearWord != NO_WORD) {
                    tls.clearWord = latest;
                }
                super.clear(k, tls, failed);
            }
        });
        all.put("set-tid-address-ignored", () -> new Solution() {
            private final Map<Guest, Integer> noted = new HashMap<>();

            @Override
            void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {
                noted.put(child, step.ctid());
            }

            @Override
            void clear(SimulatedKernel k, Tls tls, boolean failed) {}

            @Override
            void clearWord(SimulatedKernel k, Guest child, Guest running, boolean failed) {
                int word = Objects.requireNonNullElse(noted.remove(child), NO_WORD);
                if (word != NO_WORD && !failed) {
                    clearAndWake(k, word);
                }
            }
        });
    }
}
