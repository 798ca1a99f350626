package dev.jstack.runner;

import dev.jstack.engine.lower.LoweringContext;
import dev.jstack.host.local.LocalHost;
import dev.jstack.host.local.PlainHost;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.local.probe.Probe;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.host.windows.WindowsHost;
import dev.jstack.host.windows.examine.Check;
import dev.jstack.host.windows.examine.Checks;
import dev.jstack.runner.command.Examination;
import dev.jstack.runner.command.Examination.Finding;
import dev.jstack.runner.command.Examination.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a machine for {@code doctor}: always anew, for somebody may have mended it meanwhile.
 */
record MachineExamination(Machine machine) {
  /** Services run at their level without these; only what needs them does not work. */
  private static final Set<String> WITHOUT_LEVEL = Set.of("limits", "console", "users");

  Examination result() {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Windows") ? windows(system) : local();
  }

  private static String user() {
    return System.getProperty("user.name", "?");
  }

  private Examination windows(String system) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : new Checks(machine.windowsState(), LoweringContext.DEFAULT_POOL).all()) {
      findings.add(finding(check));
    }
    Optional<String> missing = WindowsHost.unavailability(system, machine.systemDirectory());
    missing.ifPresent(why -> findings.add(new Finding("libraries", Standing.MISSING, why, "")));
    boolean ready = findings.stream().noneMatch(one -> one.standing() == Standing.MISSING);
    boolean hyperv =
        findings.stream()
            .filter(one -> Set.of("vmms", "hypervisor").contains(one.name()))
            .allMatch(one -> one.standing() == Standing.GOOD);
    String can = hyperv ? "process and hyperv isolation" : "process isolation only";
    return ready
        ? new Examination("Windows host: " + can, user(), true, findings, List.of())
        : new Examination(
            "local host, level 0 of 3: no containers on this Windows",
            user(),
            true,
            findings,
            Messages.always(PlainHost.abilities(system), user()));
  }

  private static Finding finding(Check check) {
    Standing standing =
        switch (check.standing()) {
          case GOOD -> Standing.GOOD;
          case LIMITED -> Standing.LIMITED;
          case MISSING -> Standing.MISSING;
        };
    return new Finding(check.name(), standing, check.says(), check.fix());
  }

  private Examination local() {
    Optional<String> why = LocalHost.whyNotAvailable();
    if (why.isPresent()) {
      Finding finding =
          new Finding("local host", Standing.MISSING, why.get(), "install util-linux");
      return new Examination("no host here", user(), false, List.of(finding), List.of());
    }
    Scratch scratch = Scratch.make();
    try {
      Abilities abilities = new Prober(scratch.folder().resolve("probe"), Prober.role()).probe();
      List<Finding> findings = new ArrayList<>();
      for (Probe probe : abilities.probes()) {
        findings.add(finding(probe));
      }
      return new Examination(
          "local host, level " + abilities.level() + " of 3",
          user(),
          true,
          findings,
          Messages.always(abilities, user()));
    } finally {
      scratch.remove();
    }
  }

  private static Finding finding(Probe probe) {
    if (probe.ok()) {
      return Finding.good(probe.name(), probe.why().replaceFirst("^ok ?", ""));
    }
    Standing standing = WITHOUT_LEVEL.contains(probe.name()) ? Standing.LIMITED : Standing.MISSING;
    return new Finding(probe.name(), standing, probe.why(), probe.fix());
  }
}
