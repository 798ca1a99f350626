package dev.jstack.engine.lower;

import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Service;

/**
 * What was chosen for a service before any document is made.
 *
 * @param reason why this isolation, for people
 */
record ServiceChoice(Service service, ResolvedImage image, Isolation isolation, String reason) {
  boolean isHyperv() {
    return isolation == Isolation.HYPERV;
  }

  /** Its place in the canonical model. */
  String path() {
    return "services." + service.name();
  }

  int replicas() {
    return service.scaling().replicas();
  }
}
