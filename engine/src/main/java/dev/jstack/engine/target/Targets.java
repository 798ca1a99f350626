package dev.jstack.engine.target;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts that can be planned for without having one.
 *
 * <p>Builds are those of Microsoft's releases; schema versions of the table in the HCS schema
 * reference. A simulated host has 16 processors and 64 GiB, so that limits in a file are rarely
 * refused for want of them.
 */
public final class Targets {
  private static final int PROCESSORS = 16;
  private static final long MEMORY = 64L << 30;
  private static final String STATE_ROOT = "C:\\ProgramData\\jstack";

  private static final Map<String, HostFacts> KNOWN =
      Stream.of(
              simulated("windows-server-2019", 17763, true, 1),
              simulated("windows-server-2022", 20348, true, 5),
              simulated("windows-server-23h2", 25398, true, 6),
              simulated("windows-server-2025", 26100, true, 6),
              simulated("windows-11", 26100, false, 6))
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(
                      HostFacts::target, facts -> facts, (a, b) -> a, LinkedHashMap::new),
                  Collections::unmodifiableMap));

  private Targets() {}

  private static HostFacts simulated(String name, int build, boolean server, int schemaMinor) {
    return new HostFacts(
        HostFacts.Kind.SIMULATED,
        name,
        new WindowsVersion(10, 0, build, 0),
        server,
        true,
        PROCESSORS,
        MEMORY,
        schemaMinor,
        3,
        STATE_ROOT,
        List.of());
  }

  /** Names that {@link #facts} knows, oldest Windows first. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** The facts of a simulated host; empty for a name that is none. */
  public static Optional<HostFacts> facts(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }
}
