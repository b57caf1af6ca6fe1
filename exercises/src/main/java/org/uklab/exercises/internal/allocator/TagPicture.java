/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.TagMap.Access;
import org.uklab.exercises.TagMap.Pointer;
import org.uklab.exercises.TagMap.Run;
import org.uklab.exercises.internal.allocator.Report.Fault;
import org.uklab.exercises.internal.allocator.Report.InRow;
import org.uklab.exercises.internal.allocator.Report.Memory;
import org.uklab.exercises.internal.judging.Spot;

/** Draw the tags that were seen in one trial, as they were after a step. */
final class TagPicture {
    private static final int ARENA = Scenario.ARENA_PAGES * Scenario.PAGE;

    private final List<Step> trial;
    /** Granule to tag; what nobody looked at is not in it. */
    private final Map<Integer, Integer> tags = new TreeMap<>();

    private final Map<String, Pointer> live = new TreeMap<>();
    private final Map<String, Pointer> freed = new TreeMap<>();
    private final List<Access> accesses = new ArrayList<>();
    private int after;

    private TagPicture(List<Step> trial) {
        this.trial = trial;
    }

    /** Draw what these reports of the trial tell, up to the step that is wrong, or to the first that is none. */
    static TagMap of(Spot spot, List<Step> trial, List<byte[]> reports) {
        TagPicture picture = new TagPicture(trial);
        int last = spot.wrong() == 0 ? trial.size() : spot.wrong();
        for (byte[] bytes : reports) {
            Optional<Report> report = Report.parse(bytes);
            if (picture.after == last || report.isEmpty() || report.get().step() != picture.after + 1) {
                break;
            }
            picture.step(report.get());
        }
        return picture.map(spot);
    }

    private void step(Report report) {
        Step step = trial.get(after++);
        String name = "p" + step.slot();
        accesses.clear();
        if (!report.done()) {
            return;
        }
        if (step.op() == Step.Op.REALLOC || step.op() == Step.Op.FREE) {
            free(name, report);
        }
        if (step.op().allocates()) {
            allocated(name, step.size(), report.memory());
        }
        for (InRow one : report.row()) {
            if (one.page() < Scenario.ARENA_PAGES) {
                int place = one.page() * Scenario.PAGE + Scenario.METADATA;
                name = "in page " + one.page();
                live.put(name, new Pointer(name, place, step.value(), one.tag(), true));
                tag(place, Scenario.granules(step.value()), one.tag());
            }
        }
        fault(report.fault());
    }

    private void allocated(String name, int size, Memory memory) {
        if (memory.place() < 0) {
            return;
        }
        live.put(name, new Pointer(name, memory.place(), size, memory.tag(), true));
        int bytes = Scenario.granules(size);
        tag(memory.place() - Scenario.GRANULE, Scenario.GRANULE, memory.before());
        tag(memory.place(), bytes, memory.differing() == 0 ? memory.tag() : TagMap.UNKNOWN);
        tag(memory.place() + bytes, Scenario.GRANULE, memory.behind());
    }

    /** Pages are returned without tags, or nobody knows which they have. */
    private void free(String name, Report report) {
        Pointer gone = live.remove(name);
        if (gone == null) {
            return;
        }
        freed.put(name, new Pointer(name, gone.place(), gone.size(), gone.tag(), false));
        List<Report.Call> calls =
                report.calls().stream().filter(Report.Call::frees).toList();
        boolean cleared = !calls.isEmpty() && calls.stream().allMatch(call -> call.tagged() == 0);
        tag(gone.place(), Scenario.granules(gone.size()), cleared ? 0 : TagMap.UNKNOWN);
    }

    private void fault(Fault fault) {
        if (!fault.none() && fault.place() >= 0) {
            accesses.add(new Access(fault.place(), fault.tag(), fault.found(), fault.write()));
            tag(fault.place(), 1, fault.found());
        }
    }

    /** What is outside of the arena is left out. */
    private void tag(int place, int bytes, int tag) {
        long end = Math.min((long) place + bytes, ARENA);
        for (int at = Math.max(place, 0) / Scenario.GRANULE; (long) at * Scenario.GRANULE < end; at++) {
            tags.put(at, tag);
        }
    }

    private TagMap map(Spot spot) {
        List<Run> memory = new ArrayList<>();
        tags.forEach((granule, tag) -> {
            Run last = memory.isEmpty() ? null : memory.get(memory.size() - 1);
            int place = granule * Scenario.GRANULE;
            if (last != null && last.tag() == tag && last.place() + last.granules() * Scenario.GRANULE == place) {
                memory.set(memory.size() - 1, new Run(last.place(), last.granules() + 1, tag));
            } else {
                memory.add(new Run(place, 1, tag));
            }
        });
        List<Pointer> pointers = new ArrayList<>(live.values());
        pointers.addAll(freed.values());
        return new TagMap(
                spot.trial() + 1,
                trial.stream().map(Words::step).toList(),
                spot.wrong(),
                after,
                Scenario.GRANULE,
                memory,
                pointers,
                accesses);
    }
}
