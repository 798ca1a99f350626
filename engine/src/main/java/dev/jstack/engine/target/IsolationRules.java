package dev.jstack.engine.target;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.schema.model.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which isolation an image can run with on a host, after Microsoft's version compatibility table.
 *
 * <p>Process isolation shares the host's kernel: below build 20348 the builds must be equal; from
 * there on an image may be as old as 20348 and never newer than the host. Hyperv isolation brings
 * its own kernel and takes any image that is not newer. Revisions matter on no build that jstack
 * runs on (17763 and later).
 */
public final class IsolationRules {
  /** Server 2022: from this build on images of older builds run with process isolation. */
  private static final int STABLE_SINCE = 20348;

  /** Server 2025: the newest build for which Microsoft's table names the fitting images. */
  private static final int NEWEST_LISTED = 26100;

  private final HostFacts facts;

  public IsolationRules(HostFacts facts) {
    this.facts = facts;
  }

  /** What default means on this host: process on servers, hyperv on clients. */
  public Isolation defaultIsolation() {
    return facts.server() ? Isolation.PROCESS : Isolation.HYPERV;
  }

  /**
   * How a container with {@code image} is isolated when the file asks for {@code asked}.
   *
   * @param image the image's os.version; empty when it says none
   */
  public IsolationDecision decide(Isolation asked, Optional<WindowsVersion> image) {
    Isolation first = asked == Isolation.DEFAULT ? defaultIsolation() : asked;
    Optional<String> refusal = refusal(first, image);
    if (refusal.isEmpty()) {
      return new IsolationDecision.Chosen(
          first, reason(asked, first, image), warning(first, image));
    }
    if (asked == Isolation.DEFAULT && first == Isolation.PROCESS) {
      return instead(image, refusal.get());
    }
    return new IsolationDecision.Refused(List.of(refusal.get()), hint(first, image));
  }

  private IsolationDecision instead(Optional<WindowsVersion> image, String whyNotProcess) {
    Optional<String> refusal = refusal(Isolation.HYPERV, image);
    if (refusal.isPresent()) {
      return new IsolationDecision.Refused(
          Stream.of(whyNotProcess, refusal.get()).distinct().toList(),
          hint(Isolation.PROCESS, image));
    }
    return new IsolationDecision.Chosen(
        Isolation.HYPERV,
        "hyperv: " + whyNotProcess,
        Optional.of("default isolation becomes hyperv: " + whyNotProcess));
  }

  private Optional<String> refusal(Isolation isolation, Optional<WindowsVersion> image) {
    if (facts.kind() == HostFacts.Kind.LOCAL) {
      return Optional.empty();
    }
    return isolation == Isolation.PROCESS
        ? image.flatMap(this::processRefusal)
        : hypervRefusal(image);
  }

  private Optional<String> processRefusal(WindowsVersion image) {
    int host = facts.version().build();
    if (image.build() > host) {
      return Optional.of("image %s is newer than the host %s".formatted(image, facts.version()));
    }
    if (host < STABLE_SINCE && image.build() != host) {
      return Optional.of(
          "process isolation on build %d needs an image of the same build, this one is %d"
              .formatted(host, image.build()));
    }
    return image.build() < STABLE_SINCE && host >= STABLE_SINCE
        ? Optional.of(
            "process isolation on build %d needs an image of build %d to %d, this one is %d"
                .formatted(host, STABLE_SINCE, host, image.build()))
        : Optional.empty();
  }

  private Optional<String> hypervRefusal(Optional<WindowsVersion> image) {
    if (!facts.hypervisor()) {
      return Optional.of("hyperv isolation needs a running hypervisor, and this host has none");
    }
    return image
        .filter(version -> version.build() > facts.version().build())
        .map(version -> "image %s is newer than the host %s".formatted(version, facts.version()));
  }

  private String reason(Isolation asked, Isolation chosen, Optional<WindowsVersion> image) {
    String why = asked == Isolation.DEFAULT ? "default of this host edition" : "as the file asks";
    return chosen.word()
        + ": "
        + why
        + image.map(version -> ", image " + version + " fits host " + facts.version()).orElse("");
  }

  private Optional<String> warning(Isolation chosen, Optional<WindowsVersion> image) {
    int host = facts.version().build();
    boolean unlisted =
        facts.kind() != HostFacts.Kind.LOCAL
            && chosen == Isolation.PROCESS
            && host > NEWEST_LISTED
            && image.filter(version -> version.build() < NEWEST_LISTED).isPresent();
    return unlisted
        ? Optional.of(
            "Microsoft lists no image older than build %d for hosts of build %d"
                .formatted(NEWEST_LISTED, host))
        : Optional.empty();
  }

  private String hint(Isolation wanted, Optional<WindowsVersion> image) {
    int host = facts.version().build();
    boolean newer = image.filter(version -> version.build() > host).isPresent();
    if (newer) {
      return "use an image tag of build " + host + " or older";
    }
    return wanted == Isolation.PROCESS
        ? "use an image tag of build " + host + ", or isolation: hyperv on a host with Hyper-V"
        : "switch on the Hyper-V feature, or use isolation: process with an image of this build";
  }
}
