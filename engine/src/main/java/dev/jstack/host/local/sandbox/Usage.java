package dev.jstack.host.local.sandbox;

import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.ProcessUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the live processes of a sandbox use, added up from /proc. */
final class Usage {
  private Usage() {}

  static Statistics statistics(Sandbox sandbox, long startedMillis, long nowMillis) {
    long user = 0;
    long kernel = 0;
    long resident = 0;
    for (long pid : sandbox.members()) {
      Optional<ProcessUse> use = ProcessTable.use(pid);
      user += use.map(ProcessUse::user).orElse(0L);
      kernel += use.map(ProcessUse::kernel).orElse(0L);
      resident += use.map(ProcessUse::residentBytes).orElse(0L);
    }
    return new Statistics(
        Optional.of(Instant.ofEpochMilli(nowMillis).toString()),
        Optional.of(Instant.ofEpochMilli(startedMillis).toString()),
        (nowMillis - startedMillis) * 10_000,
        Optional.of(new Statistics.ProcessorStats(user + kernel, user, kernel)),
        Optional.of(new Statistics.MemoryStats(resident, resident, resident)),
        Optional.of(new Statistics.StorageStats(0, 0, 0, 0)),
        List.of());
  }

  /**
   * The processes. With process isolation the numbers are the machine's own, as on Windows; with
   * hyperv isolation those inside, which mean nothing to the machine.
   */
  static List<ProcessDetails> processes(Sandbox sandbox) {
    long boot = ProcessTable.bootMillis();
    List<ProcessDetails> processes = new ArrayList<>();
    for (long pid : sandbox.members()) {
      long shown = sandbox.hyperv() ? ProcessTable.innerPid(pid) : pid;
      ProcessTable.use(pid).ifPresent(use -> processes.add(details(shown, use, boot)));
    }
    return processes;
  }

  private static ProcessDetails details(long pid, ProcessUse use, long boot) {
    return new ProcessDetails(
        pid,
        Optional.of(use.name()),
        Optional.of(Instant.ofEpochMilli(boot + use.startMillis()).toString()),
        use.user(),
        use.kernel(),
        use.residentBytes(),
        use.residentBytes(),
        0);
  }
}
