package dev.jstack.image.select;

import dev.jstack.host.WindowsVersion;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.OciPlatform;
import dev.jstack.image.select.Verdict.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the image for a host: the rule of containerd for a shared kernel, that of Docker for
 * Hyper-V; among several the host's own build, then the newest, compared by number.
 */
public final class PlatformSelector {
  private final Wanted wanted;

  public PlatformSelector(Wanted wanted) {
    this.wanted = wanted;
  }

  /** Judges the manifests of an index; attestations are passed over. */
  public Selection select(List<Descriptor> manifests) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Descriptor manifest : manifests) {
      if (!manifest.isAttestation()) {
        verdicts.add(judge(manifest, manifest.platform().orElseGet(PlatformSelector::unknown)));
      }
    }
    return new Selection(verdicts.stream().filter(Verdict::fits).min(preference()), verdicts);
  }

  /** Judges an image that stands alone, by the platform that its configuration names. */
  public Selection judgeAlone(Descriptor manifest, OciPlatform platform) {
    Verdict verdict = judge(manifest, platform);
    return new Selection(Optional.of(verdict).filter(Verdict::fits), List.of(verdict));
  }

  private Verdict judge(Descriptor manifest, OciPlatform platform) {
    return machineFault(platform)
        .map(fault -> new Verdict(manifest, platform, Fit.NOT, fault))
        .orElseGet(() -> judgeVersion(manifest, platform));
  }

  private Optional<String> machineFault(OciPlatform platform) {
    if (!platform.os().orElse("").equals(wanted.os())) {
      return Optional.of("not for " + wanted.os());
    }
    if (!Wanted.normal(platform.architecture().orElse("")).equals(wanted.architecture())) {
      return Optional.of("not for " + wanted.architecture());
    }
    if (wanted.variant().isPresent() && variant(platform) > number(wanted.variant().get())) {
      return Optional.of("newer than variant " + wanted.variant().get());
    }
    if (wanted.pin().isPresent() && !isPinned(platform.osVersion().orElse(""))) {
      return Optional.of("not the version " + wanted.pin().get() + " that was asked for");
    }
    return platform.osFeatures().stream()
        .filter(feature -> !feature.equals("win32k"))
        .findFirst()
        .map(feature -> "needs the feature " + feature);
  }

  /** Part by part: {@code 10.0.2034} is not the beginning of {@code 10.0.20348}. */
  private boolean isPinned(String version) {
    return (version + ".").startsWith(wanted.pin().orElse("") + ".");
  }

  private Verdict judgeVersion(Descriptor manifest, OciPlatform platform) {
    if (wanted.hostVersion().isEmpty() || !wanted.os().equals("windows")) {
      return new Verdict(manifest, platform, Fit.SHARED_KERNEL, "fits");
    }
    if (platform.osVersion().isEmpty()) {
      return new Verdict(manifest, platform, Fit.SHARED_KERNEL, "names no Windows version");
    }
    WindowsVersion host = wanted.hostVersion().get();
    return WindowsRules.version(platform.osVersion().get())
        .map(image -> judgeVersion(manifest, platform, host, image))
        .orElseGet(() -> new Verdict(manifest, platform, Fit.NOT, "names no usable version"));
  }

  private Verdict judgeVersion(
      Descriptor manifest, OciPlatform platform, WindowsVersion host, WindowsVersion image) {
    Optional<String> process =
        wanted.process()
            ? WindowsRules.processFault(host, image)
            : Optional.of("process isolation is not wanted");
    if (process.isEmpty()) {
      String reason = image.build() == host.build() ? "same build as the host" : "old enough";
      return new Verdict(
          manifest, platform, Fit.SHARED_KERNEL, reason + ", runs in process isolation");
    }
    Optional<String> hyperv = wanted.hyperv() ? WindowsRules.hypervFault(host, image) : process;
    return hyperv
        .map(fault -> new Verdict(manifest, platform, Fit.NOT, fault))
        .orElseGet(
            () -> new Verdict(manifest, platform, Fit.HYPERV, "runs in hyperv isolation only"));
  }

  /** Best first; the stream keeps the order of the index among equals. */
  private Comparator<Verdict> preference() {
    int build = wanted.hostVersion().map(WindowsVersion::build).orElse(-1);
    return Comparator.comparing(Verdict::fit)
        .thenComparing(v -> version(v).build() == build ? 0 : 1)
        .thenComparing(PlatformSelector::version, Comparator.reverseOrder())
        .thenComparing(v -> variant(v.platform()), Comparator.reverseOrder());
  }

  private static WindowsVersion version(Verdict verdict) {
    return verdict
        .platform()
        .osVersion()
        .flatMap(WindowsRules::version)
        .orElse(new WindowsVersion(0, 0, 0, 0));
  }

  /** The number of a variant; arm64 without one is v8. */
  private static int variant(OciPlatform platform) {
    boolean arm64 = Wanted.normal(platform.architecture().orElse("")).equals("arm64");
    return platform.variant().map(PlatformSelector::number).orElse(arm64 ? 8 : 0);
  }

  private static int number(String variant) {
    String digits = variant.startsWith("v") ? variant.substring(1) : variant;
    boolean plain = !digits.isEmpty() && digits.length() < 4;
    return plain && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : 0;
  }

  private static OciPlatform unknown() {
    return new OciPlatform(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
