package dev.jstack.image;

import java.util.Optional;

/**
 * What an image must be made for.
 *
 * @param os {@code windows} or {@code linux}
 * @param architecture {@code amd64}, {@code arm64} …
 * @param variant such as {@code v7}; empty: any
 * @param osVersion the host's Windows version, for windows; an image may be older, never newer
 * @param fit which isolation the image has to run in
 * @param pin the Windows version that was asked for, {@code 10.0.20348} or with a revision; empty:
 *     whatever runs
 */
public record ImagePlatform(
    String os,
    String architecture,
    Optional<String> variant,
    Optional<String> osVersion,
    Fit fit,
    Optional<String> pin) {

  /** Which rule of Windows versions an image has to keep. */
  public enum Fit {
    /** Process isolation when an image allows it, Hyper-V isolation otherwise. */
    ANY,
    PROCESS,
    HYPERV
  }

  /** A platform of any variant, in whatever isolation. */
  public ImagePlatform(String os, String architecture, Optional<String> osVersion) {
    this(os, architecture, Optional.empty(), osVersion, Fit.ANY, Optional.empty());
  }

  /** The same of one variant, or of a variant below it. */
  public ImagePlatform withVariant(String wanted) {
    return new ImagePlatform(os, architecture, Optional.of(wanted), osVersion, fit, pin);
  }

  /** The same for one version of Windows, which the host must be able to run. */
  public ImagePlatform withPin(String version) {
    return new ImagePlatform(os, architecture, variant, osVersion, fit, Optional.of(version));
  }

  /** The same for one isolation. */
  public ImagePlatform withFit(Fit wanted) {
    return new ImagePlatform(os, architecture, variant, osVersion, wanted, pin);
  }
}
