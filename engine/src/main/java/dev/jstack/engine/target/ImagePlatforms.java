package dev.jstack.engine.target;

import dev.jstack.host.HostFacts;
import dev.jstack.image.ImagePlatform;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of an image's variants a host wants. */
public final class ImagePlatforms {
  private static final Pattern PLATFORM =
      Pattern.compile(
          "(?<os>[a-z0-9]+)(\\((?<version>[0-9.]+)\\))?(/(?<architecture>[a-z0-9_]+)(/(?<variant>[a-z0-9.]+))?)?");

  private ImagePlatforms() {}

  /**
   * The variant to ask for. For Windows hosts it carries the host's version: newer images run with
   * no isolation.
   *
   * @param wanted the service's {@code platform}, as {@code os[(version)][/architecture[/variant]]}
   */
  public static ImagePlatform wanted(HostFacts facts, Optional<String> wanted) {
    Matcher matcher = PLATFORM.matcher(wanted.orElse("").toLowerCase(Locale.ROOT));
    boolean given = matcher.matches();
    String os = given ? matcher.group("os") : hostSystem(facts);
    ImagePlatform platform =
        new ImagePlatform(
            os,
            given(matcher, given, "architecture").orElseGet(() -> hostArchitecture(facts)),
            os.equals("windows") ? hostVersion(facts) : Optional.empty());
    ImagePlatform versioned =
        given(matcher, given, "version").map(platform::withPin).orElse(platform);
    return given(matcher, given, "variant").map(versioned::withVariant).orElse(versioned);
  }

  private static Optional<String> given(Matcher matcher, boolean matches, String group) {
    return matches ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
  }

  /** What a host runs: {@code windows}, or {@code linux} for the local host. */
  public static String hostSystem(HostFacts facts) {
    return facts.kind() == HostFacts.Kind.LOCAL ? "linux" : "windows";
  }

  private static Optional<String> hostVersion(HostFacts facts) {
    return Optional.of(facts.version().toString());
  }

  /** The local host is this machine; Windows containers are published for amd64. */
  private static String hostArchitecture(HostFacts facts) {
    String machine = System.getProperty("os.arch", "amd64");
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    return arm && facts.kind() != HostFacts.Kind.SIMULATED ? "arm64" : "amd64";
  }
}
