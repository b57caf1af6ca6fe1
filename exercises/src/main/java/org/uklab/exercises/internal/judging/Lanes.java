/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.Event;
import org.uklab.exercises.Timeline.Lane;
import org.uklab.exercises.Timeline.State;

/** Draw a timeline report by report. One thread. */
public final class Lanes {
    private static final int MOST_EVENTS = 200;

    private final Map<String, List<State>> states = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** Begin with a lane for each of these threads. */
    public Lanes(List<String> threads) {
        threads.forEach(thread -> states.put(thread, new ArrayList<>()));
    }

    /** Say what a thread is seen to be, once a report; others have no lane. */
    public void state(String thread, State state) {
        List<State> lane = states.get(thread);
        if (lane != null) {
            lane.add(state);
        }
    }

    /** Tell what happened to a thread with a lane. A flood is cut. */
    public void event(int step, String thread, String what) {
        if (states.containsKey(thread) && events.size() < MOST_EVENTS) {
            events.add(new Event(step, thread, what));
        }
    }

    /** Give the timeline of a trial, from 0. */
    public Timeline of(Spot spot, List<String> steps) {
        List<Lane> lanes = new ArrayList<>();
        states.forEach((thread, seen) -> lanes.add(new Lane(thread, seen)));
        return new Timeline(spot.trial() + 1, steps, spot.wrong(), lanes, events);
    }
}
