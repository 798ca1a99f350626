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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a machine for {@code doctor}: always anew, for somebody may have mended it meanwhile.
 */
record MachineExamination(Machine machine) {

  Examination result() {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Windows") ? windows(system) : local();
  }

  private static String user() {
    return System.getProperty("user.name", "?");
  }

  private Examination windows(String system) {
    Path folder =
        Path.of(machine.environment().getOrDefault("SystemRoot", "C:\\Windows"), "System32");
    Optional<String> missing = WindowsHost.unavailability(system, folder);
    if (missing.isPresent()) {
      Finding finding =
          new Finding(
              "containers",
              false,
              missing.get(),
              "Enable-WindowsOptionalFeature -Online -FeatureName Containers");
      return new Examination(
          "no containers on this Windows", user(), false, List.of(finding), List.of());
    }
    try (Host host = WindowsHost.open(folder, machine.root().toString())) {
      List<Finding> findings = new ArrayList<>();
      findings.add(new Finding("containers", true, "HCS and HCN answer", ""));
      findings.add(
          new Finding(
              "hyperv",
              host.facts().hypervisor(),
              "isolation: hyperv " + (host.facts().hypervisor() ? "can run" : "cannot run"),
              "Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V"));
      String name = "Windows " + host.facts().version();
      return new Examination(name, user(), true, findings, host.facts().limitations());
    }
  }

  private Examination local() {
    Optional<String> why = LocalHost.whyNotAvailable();
    if (why.isPresent()) {
      Finding finding = new Finding("local host", false, why.get(), "install util-linux");
      return new Examination("no host here", user(), false, List.of(finding), List.of());
    }
    Scratch scratch = Scratch.make();
    try {
      Abilities abilities = new Prober(scratch.folder().resolve("probe"), Prober.role()).probe();
      List<Finding> findings = new ArrayList<>();
      for (Probe probe : abilities.probes()) {
        String says = probe.ok() ? probe.why().replaceFirst("^ok ?", "") : probe.why();
        findings.add(new Finding(probe.name(), probe.ok(), says, probe.fix()));
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
}
