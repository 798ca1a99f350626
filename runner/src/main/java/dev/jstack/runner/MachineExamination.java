package dev.jstack.runner;

import dev.jstack.host.Host;
import dev.jstack.host.local.LocalHost;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.local.probe.Probe;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.host.windows.WindowsHost;
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
    Optional<String> missing = WindowsHost.unavailability(system, machine.systemDirectory());
    if (missing.isPresent()) {
      Finding finding =
          new Finding(
              "containers",
              Standing.MISSING,
              missing.get(),
              "Enable-WindowsOptionalFeature -Online -FeatureName Containers");
      return new Examination(
          "no containers on this Windows", user(), false, List.of(finding), List.of());
    }
    try (Host host = machine.windows()) {
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.good("containers", "HCS and HCN answer"));
      findings.add(
          host.facts().hypervisor()
              ? Finding.good("hyperv", "isolation: hyperv can run")
              : new Finding(
                  "hyperv",
                  Standing.LIMITED,
                  "isolation: hyperv cannot run",
                  "Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V"));
      String name = "Windows " + host.facts().version();
      return new Examination(name, user(), true, findings, host.facts().limitations());
    }
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
