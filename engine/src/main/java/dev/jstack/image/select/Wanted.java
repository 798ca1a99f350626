package dev.jstack.image.select;

import dev.jstack.host.WindowsVersion;
import java.util.Locale;
import java.util.Optional;

/**
 * What an image has to be made for.
 *
 * @param hostVersion the host's Windows version; empty: any version will do
 * @param process whether process isolation may be used
 * @param hyperv whether Hyper-V isolation may be used
 * @param pin the version of Windows that was asked for; its parts must be those of the image
 */
public record Wanted(
    String os,
    String architecture,
    Optional<String> variant,
    Optional<WindowsVersion> hostVersion,
    boolean process,
    boolean hyperv,
    Optional<String> pin) {

  public Wanted {
    architecture = normal(architecture);
  }

  /** Go's name of an architecture. */
  static String normal(String architecture) {
    String lower = architecture.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> lower;
    };
  }
}
