/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** State what every bus does; extend it and say how to make one. */
public abstract class JobBusContract {
    private static final JobKey KEY = new JobKey("3f1c", 1);

    private final Identity webIdentity = Identity.generate("web");
    private final Identity ann = Identity.generate("ann");
    private final Identity bob = Identity.generate("bob");
    /** Calls himself ann, but nobody enrolled his key. */
    private final Identity impostor = Identity.generate("ann");

    private final AtomicLong sequence = new AtomicLong();
    private JobBus bus;
    private WebBus web;
    private GraderBus annBus;

    /** Return a new bus with nothing on it. */
    protected abstract JobBus open();

    @BeforeEach
    void join() {
        bus = open();
        web = bus.web(webIdentity, Trust.of(ann, bob));
        annBus = grader(ann);
    }

    @AfterEach
    void leave() {
        bus.close();
    }

    private GraderBus grader(Identity identity) {
        GraderBus grader = bus.grader(identity, Trust.of(webIdentity));
        eventually(() -> assertThat(grader.connected()).isTrue());
        return grader;
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(check);
    }

    private Ready ready(String grader) {
        return new Ready(grader, List.of("qemu-x86_64"), 2, "test", sequence.incrementAndGet());
    }

    private static Job job(JobKey key, String grader) {
        return new Job(key, grader, "uksched-assign", Job.Kind.SUBMIT, "abc123", "--- a\n".getBytes(UTF_8), 42);
    }

    private Renewal renewal(JobKey key, String grader) {
        return new Renewal(key, grader, sequence.incrementAndGet());
    }

    private static Result result(JobKey key, String grader, String report) {
        return new Result(key, grader, report.getBytes(UTF_8));
    }

    private static LiveEvent line(long number) {
        return new LiveEvent(KEY.submission(), 1, LiveEvent.Kind.LOG, "line " + number);
    }

    private List<String> watch(long from) {
        List<String> seen = new CopyOnWriteArrayList<>();
        web.live(KEY.submission(), from, (sequence, grader, event) -> seen.add(sequence + " " + event.text()));
        return seen;
    }

    /** Post and see that it came, so that what was posted before was looked at too. */
    private void throughAnn() {
        List<Ready> heard = new CopyOnWriteArrayList<>();
        Ready last = ready("ann");
        try (Subscription subscription = web.onReady(heard::add)) {
            annBus.ready(last);
            eventually(() -> assertThat(heard).contains(last));
        }
    }

    @Test
    void web_hears_ready_posts_and_knows_the_latest_of_each_grader() {
        List<Ready> heard = new CopyOnWriteArrayList<>();
        web.onReady(heard::add);
        Ready first = ready("ann");
        Ready second = ready("ann");
        annBus.ready(first);
        annBus.ready(second);

        eventually(() -> assertThat(heard).containsExactly(first, second));
        assertThat(web.readies()).containsExactly(second);
    }

    @Test
    void a_replayed_ready_post_is_dropped() {
        List<Ready> heard = new CopyOnWriteArrayList<>();
        web.onReady(heard::add);
        Ready old = ready("ann");
        Ready latest = ready("ann");
        annBus.ready(old);
        annBus.ready(latest);
        annBus.ready(old);

        eventually(() -> assertThat(web.refused()).isEqualTo(1));
        assertThat(heard).containsExactly(old, latest);
        assertThat(web.readies()).isEmpty();
    }

    @Test
    void a_job_reaches_its_grader_only_and_once() {
        List<Job> forAnn = new CopyOnWriteArrayList<>();
        List<Job> forBob = new CopyOnWriteArrayList<>();
        GraderBus bobBus = grader(bob);
        annBus.onJob(forAnn::add);
        bobBus.onJob(forBob::add);
        Job job = job(KEY, "ann");
        Job last = job(new JobKey("last", 1), "ann");
        Job other = job(new JobKey("other", 1), "bob");
        web.assign(job);
        web.assign(job);
        annBus.ready(ready("ann"));
        web.assign(last);
        web.assign(other);

        eventually(() -> assertThat(forAnn).containsExactly(job, last));
        eventually(() -> assertThat(forBob).containsExactly(other));
    }

    @Test
    void a_job_assigned_before_the_grader_listened_is_heard() {
        Job job = job(KEY, "bob");
        web.assign(job);
        List<Job> heard = new CopyOnWriteArrayList<>();
        grader(bob).onJob(heard::add);

        eventually(() -> assertThat(heard).containsExactly(job));
    }

    @Test
    void a_grader_that_started_again_hears_its_job_again() {
        List<Job> first = new CopyOnWriteArrayList<>();
        annBus.onJob(first::add);
        web.assign(job(KEY, "ann"));
        eventually(() -> assertThat(first).hasSize(1));
        annBus.close();

        List<Job> second = new CopyOnWriteArrayList<>();
        grader(ann).onJob(second::add);
        eventually(() -> assertThat(second).hasSize(1));
    }

    @Test
    void web_hears_renewals_until_it_withdraws_the_job() {
        List<Renewal> heard = new CopyOnWriteArrayList<>();
        web.onRenewal(heard::add);
        web.assign(job(KEY, "ann"));
        Renewal renewal = renewal(KEY, "ann");

        assertThat(annBus.renew(renewal)).isTrue();
        eventually(() -> assertThat(heard).containsExactly(renewal));

        web.withdraw(KEY);
        assertThat(annBus.renew(renewal(KEY, "ann"))).isFalse();
        assertThat(annBus.isCommitted(KEY)).isFalse();
        assertThat(annBus.renew(renewal(new JobKey(KEY.submission(), 2), "ann")))
                .isTrue();
    }

    @Test
    void a_withdrawn_job_is_not_given_to_a_grader_that_comes_late() {
        web.assign(job(KEY, "bob"));
        web.withdraw(KEY);
        Job next = job(new JobKey(KEY.submission(), 2), "bob");
        web.assign(next);
        List<Job> heard = new CopyOnWriteArrayList<>();
        grader(bob).onJob(heard::add);

        eventually(() -> assertThat(heard).containsExactly(next));
    }

    @Test
    void a_result_is_kept_until_it_is_committed() {
        List<Result> heard = new CopyOnWriteArrayList<>();
        web.onResult(heard::add);
        Result result = result(KEY, "ann", "{}");
        annBus.result(result);
        eventually(() -> assertThat(heard).containsExactly(result));
        annBus.close();

        assertThat(web.results()).containsExactly(result);
        web.committed(KEY);
        assertThat(web.results()).isEmpty();
        assertThat(grader(ann).isCommitted(KEY)).isTrue();
    }

    @Test
    void of_two_results_of_a_grader_the_first_stays() {
        Result first = result(KEY, "ann", "{\"score\":1}");
        annBus.result(first);
        annBus.result(result(KEY, "ann", "{\"score\":2}"));
        annBus.result(first);

        assertThat(web.results()).containsExactly(first);
    }

    @Test
    void nobody_takes_the_place_of_the_holders_result() {
        Result early = result(KEY, "bob", "{\"score\":100}");
        Result holders = result(KEY, "ann", "{\"score\":1}");
        grader(bob).result(early);
        annBus.result(holders);

        assertThat(web.results()).containsExactlyInAnyOrder(early, holders);
        web.committed(KEY);
        assertThat(web.results()).isEmpty();
    }

    @Test
    void a_result_posted_again_after_the_commit_is_told_again_and_can_be_committed_again() {
        Result result = result(KEY, "ann", "{}");
        annBus.result(result);
        web.committed(KEY);
        List<Result> heard = new CopyOnWriteArrayList<>();
        web.onResult(heard::add);
        annBus.result(result);
        eventually(() -> assertThat(heard).contains(result));

        web.committed(KEY);
        assertThat(web.results()).isEmpty();
        assertThat(annBus.isCommitted(KEY)).isTrue();
    }

    @Test
    void what_a_stranger_signs_reaches_no_listener_and_is_counted() {
        GraderBus stranger = grader(impostor);
        List<Message> heard = new CopyOnWriteArrayList<>();
        web.onReady(heard::add);
        web.onRenewal(heard::add);
        web.onResult(heard::add);
        List<String> seen = watch(0);
        stranger.ready(new Ready("ann", List.of(), 9, "forged", Long.MAX_VALUE));
        stranger.renew(new Renewal(KEY, "ann", Long.MAX_VALUE));
        stranger.result(result(KEY, "ann", "{\"score\":100}"));
        stranger.live(line(666));

        eventually(() -> assertThat(web.refused()).isGreaterThanOrEqualTo(4));
        throughAnn();
        assertThat(heard)
                .allMatch(message ->
                        message instanceof Ready ready && ready.version().equals("test"));
        assertThat(seen).isEmpty();
        assertThat(web.results()).isEmpty();
        assertThat(web.readies()).extracting(Ready::version).containsExactly("test");
    }

    @Test
    void a_grader_that_is_no_longer_trusted_is_not_heard_from_then_on() {
        AtomicBoolean trusted = new AtomicBoolean(true);
        Trust both = Trust.of(ann, bob);
        WebBus strict = bus.web(
                Identity.generate("web2"),
                name -> both.keyOf(name).filter(key -> trusted.get() || !name.equals("ann")));
        annBus.ready(ready("ann"));
        eventually(() -> assertThat(strict.readies()).hasSize(1));

        trusted.set(false);
        assertThat(strict.readies()).isEmpty();
    }

    @Test
    void a_forged_result_does_not_keep_the_true_one_out() {
        grader(impostor).result(result(KEY, "ann", "forged"));
        eventually(() -> assertThat(web.refused()).isPositive());
        Result result = result(KEY, "ann", "{}");

        eventually(() -> {
            annBus.result(result);
            assertThat(web.results()).containsExactly(result);
        });
    }

    @Test
    void a_grader_believes_only_its_web() {
        WebBus forger = bus.web(Identity.generate("web"), Trust.of(ann));
        List<Job> heard = new CopyOnWriteArrayList<>();
        annBus.onJob(heard::add);
        forger.assign(job(KEY, "ann"));
        eventually(() -> assertThat(annBus.refused()).isPositive());

        forger.withdraw(KEY);
        assertThat(annBus.renew(renewal(KEY, "ann"))).isTrue();
        forger.committed(KEY);
        assertThat(annBus.isCommitted(KEY)).isFalse();

        Job last = job(new JobKey("last", 1), "ann");
        web.assign(last);
        eventually(() -> assertThat(heard).containsExactly(last));
    }

    @Test
    void a_grader_cannot_speak_for_another() {
        assertThatThrownBy(() -> annBus.ready(ready("bob"))).hasMessage("ann cannot speak for bob");
        assertThatThrownBy(() -> annBus.renew(renewal(KEY, "bob"))).hasMessage("ann cannot speak for bob");
        assertThatThrownBy(() -> annBus.result(result(KEY, "bob", "{}"))).hasMessage("ann cannot speak for bob");
    }

    @Test
    void live_events_come_in_order_the_kept_ones_first() {
        annBus.live(line(0));
        annBus.live(line(1));
        List<String> seen = watch(0);
        eventually(() -> assertThat(seen).containsExactly("0 line 0", "1 line 1"));
        annBus.live(line(2));

        eventually(() -> assertThat(seen).containsExactly("0 line 0", "1 line 1", "2 line 2"));
        List<String> later = watch(2);
        eventually(() -> assertThat(later).containsExactly("2 line 2"));
    }

    @Test
    void a_watcher_that_is_too_late_gets_what_is_kept() {
        List<String> live = watch(0);
        LongStream.range(0, 1500).forEach(number -> annBus.live(line(number)));
        eventually(() -> assertThat(live).contains("1499 line 1499"));
        List<String> all = watch(0);

        eventually(() -> assertThat(all).hasSize(1024));
        assertThat(all.get(0)).isEqualTo("476 line 476");
    }

    @Test
    void a_closed_watch_is_silent_and_others_go_on() {
        List<Long> closed = new CopyOnWriteArrayList<>();
        Subscription subscription = web.live(KEY.submission(), 0, (sequence, grader, event) -> closed.add(sequence));
        List<String> open = watch(0);
        annBus.live(line(0));
        eventually(() -> assertThat(closed).hasSize(1));
        subscription.close();
        subscription.close();
        annBus.live(line(1));

        eventually(() -> assertThat(open).hasSize(2));
        assertThat(closed).hasSize(1);
    }

    @Test
    void a_wipe_loses_nothing_that_is_posted_again() {
        List<Job> jobs = new CopyOnWriteArrayList<>();
        List<Result> results = new CopyOnWriteArrayList<>();
        List<Renewal> renewals = new CopyOnWriteArrayList<>();
        annBus.onJob(jobs::add);
        web.onResult(results::add);
        web.onRenewal(renewals::add);
        Job job = job(KEY, "ann");
        Result result = result(new JobKey("done", 1), "ann", "{}");
        web.assign(job);
        eventually(() -> assertThat(jobs).hasSize(1));
        annBus.ready(ready("ann"));
        annBus.result(result);
        eventually(() -> assertThat(results).hasSize(1));
        List<String> seen = watch(0);
        annBus.live(line(0));
        annBus.live(line(1));
        eventually(() -> assertThat(seen).hasSize(2));

        bus.wipe();
        assertThat(web.readies()).isEmpty();
        assertThat(web.results()).isEmpty();

        Renewal renewal = renewal(KEY, "ann");
        Job next = job(new JobKey("next", 1), "ann");
        annBus.ready(ready("ann"));
        annBus.result(result);
        web.assign(job);
        web.assign(next);
        assertThat(annBus.renew(renewal)).isTrue();
        annBus.live(line(2));
        eventually(() -> {
            annBus.ready(ready("ann"));
            assertThat(jobs).containsExactly(job, next);
        });
        eventually(() -> assertThat(renewals).containsExactly(renewal));
        eventually(() -> assertThat(results).containsOnly(result).hasSizeGreaterThan(1));
        eventually(() -> assertThat(seen).contains("0 line 2"));
        eventually(() -> assertThat(web.readies()).hasSize(1));
        assertThat(web.results()).containsExactly(result);
    }

    @Test
    void a_watcher_from_before_a_wipe_continues_on_the_new_ring() {
        List<String> seen = watch(500);
        annBus.live(line(0));

        eventually(() -> assertThat(seen).containsExactly("0 line 0"));
    }

    @Test
    void a_listener_that_throws_disturbs_no_other() {
        List<Ready> heard = new CopyOnWriteArrayList<>();
        web.onReady(ready -> {
            throw new IllegalStateException("on purpose");
        });
        web.onReady(heard::add);
        annBus.ready(ready("ann"));
        annBus.ready(ready("ann"));

        eventually(() -> assertThat(heard).hasSize(2));
    }

    @Test
    void both_sides_are_connected() {
        assertThat(web.connected()).isTrue();
        assertThat(annBus.connected()).isTrue();
    }
}
