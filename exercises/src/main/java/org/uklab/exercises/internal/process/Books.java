/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keep the books of one trial: what each child is owed, and who waits for what. One thread.
 *
 * <p>They follow what was seen: a child exists if its clone said so.
 */
final class Books {
    /** Say who named the word that is to be cleared at a child's end. */
    enum Namer {
        NOBODY,
        CLONE,
        SET_TID_ADDRESS
    }

    /** Hold one child's account. */
    static final class Account {
        private final Step cloned;
        private final long tid;
        private boolean started;
        private boolean fit;
        private boolean alive = true;
        private int word = Scenario.NO_WORD;
        private Namer namer = Namer.NOBODY;

        private Account(Step cloned, long tid) {
            this.cloned = cloned;
            this.tid = tid;
        }

        Step cloned() {
            return cloned;
        }

        long tid() {
            return tid;
        }

        boolean started() {
            return started;
        }

        /** Say whether it can make system calls. */
        boolean fit() {
            return fit;
        }

        boolean alive() {
            return alive;
        }

        /** Give the word that is to be cleared at its end. */
        int word() {
            return word;
        }

        Namer namer() {
            return namer;
        }

        void start(boolean withItsTls) {
            started = true;
            fit = withItsTls;
        }

        void name(Namer by, int number) {
            namer = by;
            word = number;
        }

        void end() {
            alive = false;
        }
    }

    record Waiter(int number, int word) {}

    private final List<Optional<Account>> accounts = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();

    Books(int children) {
        for (int i = 0; i < children; i++) {
            accounts.add(Optional.empty());
        }
    }

    Account open(Step cloned, long tid) {
        Account account = new Account(cloned, tid);
        if (cloned.has(Flags.CHILD_CLEARTID)) {
            account.name(Namer.CLONE, cloned.ctid());
        }
        accounts.set(cloned.target(), Optional.of(account));
        return account;
    }

    Optional<Account> alive(int child) {
        return child < accounts.size() ? accounts.get(child).filter(Account::alive) : Optional.empty();
    }

    /** List the children that were cloned and have not started. */
    List<Account> expected() {
        return all().stream()
                .filter(account -> account.alive && !account.started)
                .toList();
    }

    /** Say whether others than the child live that have words of their own. */
    boolean othersLive(Account child) {
        return all().stream().anyMatch(a -> a != child && a.alive && a.word != Scenario.NO_WORD);
    }

    boolean anyAlive() {
        return all().stream().anyMatch(Account::alive);
    }

    /** List all children that there have been. */
    List<Account> all() {
        return accounts.stream().flatMap(Optional::stream).toList();
    }

    void await(Step step) {
        waiters.add(new Waiter(step.target(), step.ctid()));
    }

    /** List those who wait for a word, the first first. */
    List<Integer> waitingFor(int word) {
        return waiters.stream().filter(w -> w.word == word).map(Waiter::number).toList();
    }

    void leave(int waiter) {
        waiters.removeIf(w -> w.number == waiter);
    }
}
