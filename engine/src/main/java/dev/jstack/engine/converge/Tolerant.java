package dev.jstack.engine.converge;

import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import java.util.Set;

/** Runs calls for which some failures mean that all is well already. */
final class Tolerant {
  private static final Set<HostError> GONE = Set.of(HostError.NOT_FOUND, HostError.ALREADY_STOPPED);

  private Tolerant() {}

  /** Removes or stops something: that it is not there, or stopped, is as wanted. */
  static void gone(Runnable call) {
    try {
      call.run();
    } catch (HostException e) {
      if (!GONE.contains(e.error())) {
        throw e;
      }
    }
  }

  /** Makes something: that it is there is as wanted. */
  static void there(Runnable call) {
    try {
      call.run();
    } catch (HostException e) {
      if (e.error() != HostError.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  /** One step of undoing: its failure must not keep the next step from being tried. */
  static void bestEffort(Runnable call) {
    try {
      call.run();
    } catch (HostException e) {
      // What stays is found by the next run: it belongs to jstack by name.
    }
  }
}
