package dev.jstack.engine.lower;

import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Service;

/**
 * What was chosen for a service before any document is made.
 *
 * @param reason why this isolation, for people
 * @param place where the file says what it runs: the service itself, or one of its {@code
 *     pre_start}
 */
record ServiceChoice(
    Service service, ResolvedImage image, Isolation isolation, String reason, String place) {
  boolean isHyperv() {
    return isolation == Isolation.HYPERV;
  }

  /** The place of the service in the canonical model. */
  String path() {
    return "services." + service.name();
  }

  int replicas() {
    return service.scaling().replicas();
  }
}
