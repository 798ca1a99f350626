package dev.jstack.engine.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container given to hcsshim, as the service of a stack. */
final class HcsshimInput {
  private HcsshimInput() {}

  static String stack(Map<?, ?> input) {
    StringBuilder service = new StringBuilder("restart: \"no\"");
    number(input, "MemoryBytes").ifPresent(n -> line(service, "mem_limit: " + n));
    number(input, "CpuCount").ifPresent(n -> line(service, "cpu_count: " + n));
    number(input, "CpuMaximum").ifPresent(n -> line(service, "cpu_percent: " + n / 100));
    number(input, "CpuShares").ifPresent(n -> line(service, "cpu_shares: " + n));
    number(input, "StorageIops")
        .ifPresent(
            iops ->
                line(
                    service,
                    "x-jstack: {storage_qos: {iops: %d, bps: %d}}"
                        .formatted(iops, number(input, "StorageBps").orElseThrow())));
    mounts(input, service);
    list(input, "DnsSearch").ifPresent(names -> line(service, "dns_search: " + quoted(names)));
    list(input, "ClassGuids")
        .ifPresent(
            guids ->
                line(
                    service, "devices: " + quoted(guids.stream().map(g -> "class/" + g).toList())));
    return service(service.toString());
  }

  /** A stack of one service with {@code lines}. */
  static String service(String lines) {
    return "name: shop\nservices:\n  web:\n    image: web\n    command: web.exe\n    "
        + lines
        + "\n";
  }

  private static void mounts(Map<?, ?> input, StringBuilder service) {
    List<String> entries = new ArrayList<>();
    for (Object mount : list(input, "Mounts").orElse(List.of())) {
      Map<?, ?> one = (Map<?, ?>) mount;
      entries.add(
          "{type: bind, source: '%s', target: '%s', read_only: %s}"
              .formatted(one.get("Host"), one.get("Container"), one.containsKey("ReadOnly")));
    }
    for (Object pipe : list(input, "Pipes").orElse(List.of())) {
      Map<?, ?> one = (Map<?, ?>) pipe;
      entries.add(
          "{type: npipe, source: '%s', target: '\\\\.\\pipe\\%s'}"
              .formatted(one.get("Host"), one.get("Container")));
    }
    if (!entries.isEmpty()) {
      line(service, "volumes: [" + String.join(", ", entries) + "]");
    }
  }

  private static void line(StringBuilder service, String line) {
    service.append("\n    ").append(line);
  }

  private static Optional<Long> number(Map<?, ?> input, String name) {
    return Optional.ofNullable((Long) input.get(name));
  }

  private static Optional<List<?>> list(Map<?, ?> input, String name) {
    return Optional.ofNullable((List<?>) input.get(name));
  }

  private static String quoted(List<?> items) {
    return items.stream().map(i -> "'" + i + "'").toList().toString();
  }
}
