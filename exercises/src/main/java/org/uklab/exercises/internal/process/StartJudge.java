/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.internal.process.Books.Account;
import org.uklab.exercises.internal.process.Report.Event;
import org.uklab.exercises.internal.process.Report.Kind;
import org.uklab.exercises.internal.process.Report.Sight;

/**
 * Judge what children see of themselves when they start. One thread.
 *
 * @param layout TLS register minus start of its area
 */
record StartJudge(Look look, Books books, List<Child> children, long layout) {
    private static final int ECTX_AND_UKTLS = 0x003;

    /** Every child that was cloned starts once, as soon as others run. */
    void judge() {
        List<Account> expected = new ArrayList<>(books.expected());
        for (Event event : look.after().events(Kind.STARTED)) {
            Optional<Account> account = books.alive(event.who()).filter(expected::remove);
            Optional<Sight> sight = event.sight();
            if (account.isPresent() && sight.isPresent()) {
                started(account.get(), event, sight.get());
            } else {
                look.wrong(
                        CloneAspect.SETTID_NULL,
                        () -> Words.child(event.who()) + " does not start, since clone did not make it",
                        () -> "it starts");
            }
        }
        for (Account account : expected) {
            look.wrong(
                    CloneAspect.TLS_REGISTER,
                    () -> Words.child(account.cloned().target()) + " has started",
                    () -> "it has not");
        }
    }

    private void started(Account account, Event event, Sight sight) {
        boolean given = account.cloned().has(Flags.SETTLS);
        Child child = children.get(event.who());
        long own = child.tlsPlace(layout);
        register(given, child, event, sight);
        kernel(account, given, own, sight);
        memory(given, event, sight);
        account.start(sight.tls() == own);
    }

    private void register(boolean given, Child child, Event event, Sight sight) {
        Sight wanted = new Sight(
                child.below(), given ? child.tlsPlace(layout) : 0, 0, given ? child.marker() : 0, 0, 0, false);
        look.compare(
                event.value() == 0
                        && sight.below() == wanted.below()
                        && sight.tls() == wanted.tls()
                        && sight.marker() == wanted.marker(),
                given ? CloneSituation.REGISTER_GIVEN : CloneSituation.REGISTER_NONE,
                () -> "when " + Words.child(event.who()) + " starts, " + Words.start(0, wanted),
                () -> Words.start(event.value(), sight));
    }

    private void kernel(Account account, boolean given, long own, Sight sight) {
        long wanted = given ? own : Report.ELSEWHERE;
        boolean asked = given && sight.tls() == own;
        boolean right = sight.uktls() == wanted
                && (sight.flags() & ECTX_AND_UKTLS) == ECTX_AND_UKTLS
                && (!asked || sight.tid() == account.tid());
        look.compare(
                right,
                given ? CloneSituation.KERNEL_GIVEN : CloneSituation.KERNEL_OWN,
                () -> kernelWords(given ? Words.tls(wanted) : "TLS of its own", ECTX_AND_UKTLS)
                        + (asked ? ", and gettid says " + account.tid() : ""),
                () -> kernelWords(Words.tls(sight.uktls()), sight.flags() & ECTX_AND_UKTLS)
                        + (asked ? ", and gettid says " + sight.tid() : ""));
    }

    private static String kernelWords(String uktls, int flags) {
        return "the thread's uktlsp is " + uktls + ", and its flags for ECTX and UKTLS are " + flags;
    }

    private void memory(boolean given, Event event, Sight sight) {
        look.compare(
                sight.ownTls() != given,
                given ? CloneSituation.NONE_MADE : CloneSituation.ONE_MADE,
                () -> (given ? "no TLS" : "TLS") + " is allocated for " + Words.child(event.who()),
                () -> sight.ownTls() ? "it is" : "none is");
    }
}
