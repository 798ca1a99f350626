package dev.jstack.image.select;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a choice.
 *
 * @param chosen empty when nothing fits
 * @param verdicts on every image, in the order of the index
 */
public record Selection(Optional<Verdict> chosen, List<Verdict> verdicts) {
  public Selection {
    verdicts = List.copyOf(verdicts);
  }

  /** A line for each image: platform and reason. */
  public List<String> explanation() {
    return verdicts.stream().map(v -> v.platform() + ": " + v.reason()).toList();
  }

  /** Whether Hyper-V isolation would find an image where this choice found none. */
  public static boolean hypervWouldHelp(Selection none, Selection withHyperv) {
    return none.chosen().isEmpty() && withHyperv.chosen().isPresent();
  }
}
