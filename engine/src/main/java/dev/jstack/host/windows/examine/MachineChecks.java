package dev.jstack.host.windows.examine;

import dev.jstack.host.WindowsVersion;
import java.util.Locale;
import java.util.Optional;

/** Build, virtualization, disk and what else the machine brings. */
final class MachineChecks {
  /** Windows 10 1809 and Server 2019: the first with computecore.dll. */
  private static final int FIRST_BUILD = 17_763;

  private static final long GIBIBYTE = 1L << 30;

  /** A base image of Server Core with one writable layer, and room to write. */
  private static final long LITTLE = 20 * GIBIBYTE;

  private static final String FILE_SYSTEM = "SYSTEM\\CurrentControlSet\\Control\\FileSystem";
  private static final String EXCLUSIONS =
      "SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths";

  private MachineChecks() {}

  static Check build(WindowsState state) {
    WindowsVersion version = state.version();
    String says = state.product() + ", " + version;
    if (version.build() < FIRST_BUILD) {
      return Check.missing(
          "build",
          says + ": older than build " + FIRST_BUILD,
          "Windows Server 2019 or Windows 10 1809 is the oldest that works");
    }
    return version.revision() == 0
        ? Check.limited("build", says + ": never updated", "install the newest cumulative update")
        : Check.good("build", says);
  }

  static Check hypervisor(WindowsState state) {
    if (state.hypervisor()) {
      return Check.good("hypervisor", state.virtual().orElse(false) ? "runs, nested" : "runs");
    }
    boolean nested = state.virtual().orElse(false);
    return Check.limited(
        "hypervisor",
        nested
            ? "does not run: this is a virtual machine without virtualization of its own"
            : "does not run: isolation: hyperv cannot boot",
        nested
            ? "on its host: Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true"
            : "switch virtualization on in the firmware; bcdedit /set hypervisorlaunchtype auto");
  }

  /** Each writable layer is a disk of 127 GB that grows as it is written. */
  static Check disk(WindowsState state) {
    long free = state.freeBytes();
    String says = free / GIBIBYTE + " GiB free for layers; a writable one may grow to 127 GB";
    return free < LITTLE
        ? Check.limited("disk", says, "free some space, or use --state-dir on another drive")
        : Check.good("disk", says);
  }

  static Check longPaths(WindowsState state) {
    return state.number(FILE_SYSTEM, "LongPathsEnabled").orElse(0) == 1
        ? Check.good("long paths", "switched on")
        : Check.limited(
            "long paths",
            "switched off: other programs fail on paths of more than 260 characters in volumes",
            "Set-ItemProperty 'HKLM:\\" + FILE_SYSTEM + "' LongPathsEnabled 1");
  }

  /** Real-time scanning of layers is what makes a start slow. */
  static Optional<Check> scanner(WindowsState state) {
    if (state.service("WinDefend") != WindowsState.Service.RUNNING) {
      return Optional.empty();
    }
    boolean excluded =
        state.values(EXCLUSIONS).stream()
            .anyMatch(path -> path.toLowerCase(Locale.ROOT).contains("jstack"));
    return Optional.of(
        excluded
            ? Check.good("antivirus", "leaves jstack's layers alone")
            : Check.limited(
                "antivirus",
                "Defender scans layers as they are used: starts are slower",
                "Add-MpPreference -ExclusionPath $env:ProgramData\\jstack"));
  }
}
