/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uklab.exercises.internal.trials.calls.CloneFlagsContract;
import org.uklab.exercises.internal.trials.calls.FutexRequeueContract;
import org.uklab.exercises.internal.trials.calls.PthreadCreateContract;
import org.uklab.exercises.internal.trials.calls.SyscallRegisterContract;
import org.uklab.exercises.internal.trials.contexts.EctxContract;
import org.uklab.exercises.internal.trials.contexts.EntryContract;
import org.uklab.exercises.internal.trials.contexts.TlsContract;
import org.uklab.exercises.internal.trials.hunts.ErrnoContract;
import org.uklab.exercises.internal.trials.hunts.LostWakeupContract;
import org.uklab.exercises.internal.trials.hunts.MallocContract;
import org.uklab.exercises.internal.trials.hunts.RollbackContract;
import org.uklab.exercises.internal.trials.hunts.TidLeakContract;
import org.uklab.exercises.internal.trials.hunts.TimeoutContract;
import org.uklab.exercises.internal.trials.starting.SuiteContract;
import org.uklab.exercises.internal.trials.tags.FreeContract;
import org.uklab.exercises.internal.trials.tags.GranulesContract;
import org.uklab.exercises.internal.trials.tags.ReallocContract;
import org.uklab.exercises.internal.trials.tags.ReportContract;
import org.uklab.exercises.internal.trials.threads.CreateContract;
import org.uklab.exercises.internal.trials.threads.ExitContract;
import org.uklab.exercises.internal.trials.threads.PriorityContract;
import org.uklab.exercises.internal.trials.threads.WakeContract;

/** Name the contracts that trials are judged by. A new one is a class and a line here. Any thread. */
public final class Contracts {
    private static final Map<String, Contract> BY_NAME = Map.ofEntries(
            Map.entry("clone-flags", new CloneFlagsContract()),
            Map.entry("futex-requeue", new FutexRequeueContract()),
            Map.entry("hunt-errno", new ErrnoContract()),
            Map.entry("hunt-lost-wakeup", new LostWakeupContract()),
            Map.entry("hunt-malloc", new MallocContract()),
            Map.entry("hunt-rollback", new RollbackContract()),
            Map.entry("hunt-tid-leak", new TidLeakContract()),
            Map.entry("hunt-timeout", new TimeoutContract()),
            Map.entry("libcontext-ectx", new EctxContract()),
            Map.entry("libcontext-entry", new EntryContract()),
            Map.entry("libcontext-tls", new TlsContract()),
            Map.entry("memtag-free", new FreeContract()),
            Map.entry("memtag-granules", new GranulesContract()),
            Map.entry("memtag-realloc", new ReallocContract()),
            Map.entry("memtag-report", new ReportContract()),
            Map.entry("pthread-create", new PthreadCreateContract()),
            Map.entry("syscall-register", new SyscallRegisterContract()),
            Map.entry("uksched-create", new CreateContract()),
            Map.entry("uksched-exit", new ExitContract()),
            Map.entry("uksched-priority", new PriorityContract()),
            Map.entry("uksched-wake", new WakeContract()),
            Map.entry("uktest-first", new SuiteContract()));

    private Contracts() {}

    public static Optional<Contract> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }
}
