package dev.jstack.image.select;

import dev.jstack.host.WindowsVersion;
import java.util.Optional;

/** Which Windows images run on which Windows host. Revisions never decide (since build 17763). */
final class WindowsRules {
  /** From this build on a host runs images of its previous long-term release too. */
  private static final int COMPATIBLE_FROM = 20348;

  /** Builds of the long-term releases with that promise: Server 2022, Server 2025. */
  private static final int[] LONG_TERM = {20348, 26100};

  private WindowsRules() {}

  /** The version in an image, when it is one: at least {@code major.minor.build}. */
  static Optional<WindowsVersion> version(String text) {
    String[] parts = text.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 9 || !part.chars().allMatch(Character::isDigit)) {
        return Optional.empty();
      }
    }
    return parts.length < 3 ? Optional.empty() : Optional.of(WindowsVersion.parse(text));
  }

  /** Why {@code image} cannot share the kernel of {@code host}; empty when it can. */
  static Optional<String> processFault(WindowsVersion host, WindowsVersion image) {
    if (image.build() == host.build() && sameLine(host, image)) {
      return Optional.empty();
    }
    if (!sameLine(host, image) || host.build() < COMPATIBLE_FROM) {
      return Optional.of("process isolation on build " + host.build() + " needs the same build");
    }
    if (image.build() > host.build()) {
      return Optional.of("newer than the host's build " + host.build());
    }
    int floor = floor(host.build());
    return image.build() >= floor
        ? Optional.empty()
        : Optional.of(
            "process isolation on build " + host.build() + " needs " + floor + " or newer");
  }

  /** Why {@code image} cannot run in a virtual machine on {@code host}; empty when it can. */
  static Optional<String> hypervFault(WindowsVersion host, WindowsVersion image) {
    return sameLine(host, image) && image.build() <= host.build()
        ? Optional.empty()
        : Optional.of("newer than the host's build " + host.build());
  }

  private static boolean sameLine(WindowsVersion host, WindowsVersion image) {
    return host.major() == image.major() && host.minor() == image.minor();
  }

  private static int floor(int hostBuild) {
    int floor = LONG_TERM[0];
    for (int i = 1; i < LONG_TERM.length; i++) {
      floor = LONG_TERM[i] <= hostBuild ? LONG_TERM[i - 1] : floor;
    }
    return floor;
  }
}
