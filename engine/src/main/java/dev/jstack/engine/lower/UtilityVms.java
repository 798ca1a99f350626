package dev.jstack.engine.lower;

import java.util.List;
import java.util.Optional;

/** Finds what hyperv isolation boots among the layers of an image. */
@FunctionalInterface
public interface UtilityVms {

  /** The topmost of {@code layers} that holds a {@code UtilityVM} folder; empty: none does. */
  Optional<String> layerOf(List<String> layers);
}
