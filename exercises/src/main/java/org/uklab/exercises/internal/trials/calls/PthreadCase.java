/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.trials.calls.PthreadCase.Value.*;

import java.util.List;
import java.util.stream.Stream;
import org.uklab.exercises.internal.trials.Case;

/** What a step of exercise pthread-create shows, and which of its values show it. */
enum PthreadCase {
    START("start", "it is the only one", RESULT, STARTED),
    START_MORE("start", "others run already", RESULT, STARTED),
    TLS_FRESH("tls", "it starts after others have changed theirs", MARKER),
    TLS_OWN("tls", "another has stored something else", RESULT),
    VALUE_RETURN("value", "its function returns", JOINER, JOINED, VALUE),
    VALUE_EXIT("value", "a function that it calls says p0_exit()", JOINER, JOINED, VALUE),
    WAITS("join-waits", "the thread runs", JOINER),
    WAITS_NUDGED("join-waits", "the joiner is woken for no reason", JOINER),
    WAITS_OVER("join-waits", "the thread ends", JOINER, JOINED),
    LATE("join-late", "the thread has ended before", JOINER, JOINED, VALUE),
    KILLED("killed", "somebody joins it", JOINER, JOINED, VALUE),
    KILLED_BEFORE("killed", "nobody joins it yet", JOINER, JOINED, VALUE),
    MEMORY_KEPT("memory", "nobody has joined it yet", HELD, STRAYS),
    MEMORY_JOINED("memory", "it is joined, and others run", HELD, STRAYS),
    DETACH_RUNS("detach", "it runs", RESULT, HELD),
    DETACH_ENDS("detach", "it ends later", HELD, STRAYS),
    DETACH_LATE("detach", "it has ended before", HELD, STRAYS),
    REFUSE_SELF("refuse", "a thread joins itself", RESULT),
    REFUSE_TWICE("refuse", "somebody joins it already", JOINER, JOINED),
    REFUSE_DETACHED("refuse", "it is detached", JOINER, JOINED),
    REFUSE_DETACH("refuse", "it is to be detached, but is joined or detached already", RESULT),
    FAIL_MEMORY("failure", "there is no memory for the thread", RESULT, HELD),
    FAIL_CLONE("failure", "clone fails", RESULT, HELD, STRAYS),
    FAIL_AFTER("failure", "the next attempt has what it needs", RESULT, STARTED, HELD);

    /** The values of a report, in their order. */
    enum Value {
        RESULT,
        STARTED,
        MARKER,
        JOINER,
        JOINED,
        VALUE,
        HELD,
        STRAYS;

        private int bit() {
            return 1 << List.of(values()).indexOf(this);
        }
    }

    private final String check;
    private final String words;
    private final int bits;

    PthreadCase(String check, String words, Value... by) {
        this.check = check;
        this.words = words;
        bits = Stream.of(by).mapToInt(Value::bit).sum();
    }

    Case shown() {
        return new Case(check, words);
    }

    boolean isBy(Value value) {
        return (bits & value.bit()) != 0;
    }

    static List<Case> all() {
        return Stream.of(values()).map(PthreadCase::shown).toList();
    }
}
