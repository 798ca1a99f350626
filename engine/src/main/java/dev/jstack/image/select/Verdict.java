package dev.jstack.image.select;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.OciPlatform;

/**
 * What becomes of one manifest of an index.
 *
 * @param fit how it would run
 * @param reason in words: why it fits or why not
 */
public record Verdict(Descriptor manifest, OciPlatform platform, Fit fit, String reason) {

  /** How an image runs on a host, best first. */
  public enum Fit {
    /** On the host's own kernel; also every Linux image. */
    SHARED_KERNEL,
    HYPERV,
    NOT
  }

  public boolean fits() {
    return fit != Fit.NOT;
  }
}
