package dev.jstack.host.windows.examine;

import dev.jstack.host.WindowsVersion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A Windows Server that has everything, until a test takes something away. */
final class FakeWindows implements WindowsState {
  final Map<String, Service> services = new LinkedHashMap<>();
  final Set<String> groups = new HashSet<>();
  String version = "10.0.20348.2762";
  boolean elevated = true;
  boolean hypervisor = true;
  boolean virtual;
  boolean longPaths = true;
  long free = 100L << 30;
  List<Card> cards = List.of(new Card("eth0", "Intel Ethernet", "192.168.1.20", 24));
  List<String> excluded = List.of();
  List<String> exclusions = List.of();

  FakeWindows() {
    for (String name : List.of("vmcompute", "hns", "vmms", "winnat")) {
      services.put(name, Service.RUNNING);
    }
  }

  @Override
  public WindowsVersion version() {
    return WindowsVersion.parse(version);
  }

  @Override
  public String product() {
    return "Windows Server 2022 Standard 21H2";
  }

  @Override
  public Service service(String name) {
    return services.getOrDefault(name, Service.ABSENT);
  }

  @Override
  public OptionalInt number(String key, String value) {
    return value.equals("LongPathsEnabled")
        ? OptionalInt.of(longPaths ? 1 : 0)
        : OptionalInt.empty();
  }

  @Override
  public List<String> values(String key) {
    return key.endsWith("Exclusions\\Paths") ? exclusions : List.of();
  }

  @Override
  public boolean elevated() {
    return elevated;
  }

  @Override
  public boolean memberOf(String sid) {
    return groups.contains(sid);
  }

  @Override
  public boolean hypervisor() {
    return hypervisor;
  }

  @Override
  public Optional<Boolean> virtual() {
    return Optional.of(virtual);
  }

  @Override
  public List<Card> cards() {
    return cards;
  }

  @Override
  public long freeBytes() {
    return free;
  }

  @Override
  public List<String> excludedPorts() {
    return excluded;
  }
}
