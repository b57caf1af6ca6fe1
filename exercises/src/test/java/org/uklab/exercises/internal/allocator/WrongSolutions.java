/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import static org.uklab.exercises.internal.allocator.Scenario.GRANULE;
import static org.uklab.exercises.internal.allocator.Scenario.PAGE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ways to get it wrong, by the name of the rejected proof that does the same in C. */
final class WrongSolutions {
    private WrongSolutions() {}

    static final Solution STARTER = new Solution() {
        @Override
        Pointer memory(SimulatedKernel k, Pointer ptr, int size, int avoid) {
            return ptr;
        }

        @Override
        Pointer own(SimulatedKernel k, Pointer ptr) {
            return ptr.stripped();
        }

        @Override
        void release(SimulatedKernel k, Pointer ptr, int size) {}
    };

    /** One that differs in how it tags. */
    @FunctionalInterface
    private interface Tagging {
        Pointer memory(SimulatedKernel k, Pointer ptr, int size, int avoid);
    }

    private static Solution tagging(Tagging tagging) {
        return new Solution() {
            @Override
            Pointer memory(SimulatedKernel k, Pointer ptr, int size, int avoid) {
                return tagging.memory(k, ptr, size, avoid);
            }
        };
    }

    /** One that differs in what it leaves when memory is freed. */
    @FunctionalInterface
    private interface Releasing {
        void release(SimulatedKernel k, Pointer ptr, int size);
    }

    private static Solution releasing(Releasing releasing) {
        return new Solution() {
            @Override
            void release(SimulatedKernel k, Pointer ptr, int size) {
                releasing.release(k, ptr, size);
            }
        };
    }

    static Map<String, Solution> all() {
        Map<String, Solution> all = new LinkedHashMap<>();
        all.put("starter", STARTER);
        taggers(all);
        releasers(all);
        owners(all);
        return all;
    }

    private static void taggers(Map<String, Solution> all) {
        all.put("avoid-ignored", tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, size, k.random(0))));
        all.put("always-five", tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, size, 5)));
        all.put(
                "fifteen-for-large",
                tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, size, size > PAGE ? 15 : k.random(avoid))));
        all.put(
                "pointer-untagged",
                tagging((k, ptr, size, avoid) ->
                        Solution.tag(k, ptr, size, k.random(avoid)).stripped()));
        all.put("memory-untagged", tagging((k, ptr, size, avoid) -> new Pointer(ptr.place(), k.random(avoid))));
        all.put("last-granule-untagged", tagging((k, ptr, size, avoid) -> {
            Pointer tagged = Solution.tag(k, ptr, size, k.random(avoid));
            if (size > GRANULE) {
                k.setTags(ptr.place() + size - GRANULE, GRANULE, 0);
            }
            return tagged;
        }));
        all.put("first-granule-only", tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, GRANULE, k.random(avoid))));
        all.put(
                "first-page-only",
                tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, Math.min(size, PAGE), k.random(avoid))));
        all.put(
                "granule-too-many",
                tagging((k, ptr, size, avoid) -> Solution.tag(k, ptr, size + GRANULE, k.random(avoid))));
    }

    private static void releasers(Map<String, Solution> all) {
        all.put("release-missing", releasing((k, ptr, size) -> {}));
        all.put("release-first-granule", releasing((k, ptr, size) -> k.setTags(ptr.place(), GRANULE, 0)));
        all.put(
                "release-all-but-last",
                releasing((k, ptr, size) -> k.setTags(ptr.place(), size > GRANULE ? size - GRANULE : size, 0)));
        all.put(
                "release-retags",
                releasing((k, ptr, size) -> k.setTags(ptr.place(), size, k.random(1 << k.tagAt(ptr.place())))));
    }

    private static void owners(Map<String, Solution> all) {
        all.put("owner-not-asked", new Solution() {
            @Override
            Pointer own(SimulatedKernel k, Pointer ptr) {
                return ptr.stripped();
            }
        });
        all.put("asked-without-tag", new Solution() {
            @Override
            Pointer own(SimulatedKernel k, Pointer ptr) {
                k.read(ptr.stripped());
                return ptr.stripped();
            }
        });
        all.put("own-keeps-the-tag", new Solution() {
            @Override
            Pointer own(SimulatedKernel k, Pointer ptr) {
                k.read(ptr);
                return ptr;
            }
        });
    }
}
