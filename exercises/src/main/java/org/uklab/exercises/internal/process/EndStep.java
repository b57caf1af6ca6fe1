/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.process.Books.Account;
import org.uklab.exercises.internal.process.Books.Namer;
import org.uklab.exercises.internal.process.Report.Event;
import org.uklab.exercises.internal.process.Report.Kind;

/** Judge the end of a child: the word that is cleared, and who is woken. One thread. */
record EndStep(Look look, Books books) {

    void judge() {
        Account child = books.alive(look.step().target()).orElseThrow();
        words(child);
        wake(child);
        child.end();
        look.after().events(Kind.RETURNED).forEach(event -> books.leave(event.who()));
    }

    private void words(Account child) {
        List<Integer> wanted = new ArrayList<>(look.before().words());
        if (child.word() != Scenario.NO_WORD) {
            wanted.set(child.word(), 0);
        }
        List<Integer> wrong = look.wordsUnlike(wanted);
        Optional<CloneSituation> situation = situation(child);
        if (wrong.isEmpty()) {
            situation.ifPresent(look::right);
        } else {
            look.wrong(
                    situation.map(CloneSituation::aspect).orElse(CloneAspect.CLEAR),
                    () -> Words.contents(wrong, wanted),
                    () -> Words.contents(wrong, look.after().words()));
        }
    }

    private Optional<CloneSituation> situation(Account child) {
        Step cloned = child.cloned();
        if (child.namer() == Namer.SET_TID_ADDRESS) {
            boolean replaced = cloned.has(Flags.CHILD_CLEARTID);
            return child.word() != Scenario.NO_WORD
                    ? Optional.of(replaced ? CloneSituation.REPLACED : CloneSituation.SET_LATER)
                    : Optional.of(CloneSituation.CANCELLED);
        }
        if (child.word() == Scenario.NO_WORD) {
            return Optional.empty(); // nothing is asked for, so nothing can be seen to be done
        }
        if (books.othersLive(child)) {
            return Optional.of(cloned.byMain() ? CloneSituation.OTHERS_LIVE : CloneSituation.PARENT_LIVES);
        }
        if (look.step().arg()) {
            return Optional.of(CloneSituation.CLEARED_TERMINATED);
        }
        return Optional.of(
                cloned.flags() == Flags.CHILD_CLEARTID
                        ? CloneSituation.CLEARED_ALONE
                        : CloneSituation.CLEARED_COMBINED);
    }

    private void wake(Account child) {
        List<Integer> waiting = child.word() == Scenario.NO_WORD ? List.of() : books.waitingFor(child.word());
        List<Integer> wanted = waiting.stream().limit(1).toList();
        List<Event> woken = look.after().events(Kind.WOKEN);
        List<Event> returned = look.after().events(Kind.RETURNED);
        boolean cleared = woken.stream().allMatch(event -> wasZero(child.word(), event));
        boolean right = who(woken).equals(wanted)
                && who(returned).equals(wanted)
                && returned.stream().allMatch(event -> event.value() == 0)
                && (wanted.isEmpty() || cleared);
        if (right && wanted.isEmpty()) {
            return;
        }
        look.compare(
                right,
                waiting.size() > 1 ? CloneSituation.SEVERAL_WAIT : CloneSituation.ONE_WAITS,
                () -> Words.waiters(wanted) + " of " + waiting.size() + " is woken"
                        + (wanted.isEmpty() ? "" : " when the word is 0 already, and futex returns 0 to it"),
                () -> Words.waiters(who(woken)) + " is woken"
                        + (woken.isEmpty() || cleared ? "" : " when the word is not 0 yet") + results(returned));
    }

    private boolean wasZero(int word, Event event) {
        if (word == Scenario.NO_WORD) {
            return false;
        }
        boolean changed = (event.changed() & 1 << word) != 0;
        return (changed ? look.word(word) : look.before().words().get(word)) == 0;
    }

    private static List<Integer> who(List<Event> events) {
        return events.stream().map(Event::who).toList();
    }

    private static String results(List<Event> returned) {
        return Stream.concat(
                        Stream.of(""),
                        returned.stream()
                                .map(e -> "futex returns " + Errno.result(e.value()) + " to waiter " + e.who()))
                .reduce((all, next) -> all + ", " + next)
                .orElse("");
    }
}
