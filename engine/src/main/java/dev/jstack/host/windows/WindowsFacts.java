package dev.jstack.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase.MEMORYSTATUSEX;
import com.sun.jna.platform.win32.WinReg;
import dev.jstack.host.HostFacts;
import dev.jstack.host.HostFacts.Kind;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.windows.abi.VersionFunctions;
import dev.jstack.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads what this Windows machine is. */
final class WindowsFacts {
  private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final String VIRTUAL_MACHINE_SERVICE = "SYSTEM\\CurrentControlSet\\Services\\vmms";

  private WindowsFacts() {}

  /** RtlGetVersion for the build, the registry's UBR for the revision, HCS for its schemas. */
  static HostFacts read(Path systemDirectory, HcsApi compute, String stateRoot) {
    int[] version = VersionFunctions.load(systemDirectory).version();
    return new HostFacts(
        Kind.WINDOWS,
        "windows",
        version(version),
        version[3] != VersionFunctions.VER_NT_WORKSTATION,
        Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, VIRTUAL_MACHINE_SERVICE),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        schemaMinor(compute),
        3,
        stateRoot,
        List.of());
  }

  /** Build and revision of this machine. */
  static WindowsVersion version(Path systemDirectory) {
    return version(VersionFunctions.load(systemDirectory).version());
  }

  private static WindowsVersion version(int[] numbers) {
    return new WindowsVersion(numbers[0], numbers[1], numbers[2], revision());
  }

  private static int revision() {
    return Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, CURRENT_VERSION, "UBR")
        ? Advapi32Util.registryGetIntValue(WinReg.HKEY_LOCAL_MACHINE, CURRENT_VERSION, "UBR")
        : 0;
  }

  private static long memory() {
    MEMORYSTATUSEX status = new MEMORYSTATUSEX();
    Kernel32.INSTANCE.GlobalMemoryStatusEx(status);
    return status.ullTotalPhys.longValue();
  }

  /** A.X in SupportedSchemaVersions means all of A.0 to A.X (HcsGetServiceProperties, Basic). */
  static int schemaMinor(HcsApi compute) {
    String answer = compute.serviceProperties("{\"PropertyTypes\":[\"Basic\"]}");
    int minor = 0;
    if (Json.tree(answer) instanceof Map<?, ?> members
        && members.get("Properties") instanceof List<?> properties
        && properties.get(0) instanceof Map<?, ?> basic
        && basic.get("SupportedSchemaVersions") instanceof List<?> versions) {
      for (Object version : versions) {
        minor = Math.max(minor, minorOf2(version));
      }
    }
    return minor;
  }

  private static int minorOf2(Object version) {
    return version instanceof Map<?, ?> members
            && Long.valueOf(2).equals(members.get("Major"))
            && members.get("Minor") instanceof Long minor
        ? minor.intValue()
        : 0;
  }
}
