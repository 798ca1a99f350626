package dev.jstack.host;

import java.nio.file.Path;
import java.util.Map;

/**
 * Opens a host of another make than those of this program: a service ({@link
 * java.util.ServiceLoader}) of the class path, chosen by its name in {@code JSTACK_NATIVE}. The
 * tests have one, which puts the native interface of Windows before the local host.
 */
public interface HostProvider {

  /** What {@code JSTACK_NATIVE} calls it. */
  String name();

  /**
   * Opens its host.
   *
   * @param stateRoot an absolute directory
   * @param environment the variables of the process
   * @param serving whether this process may change things
   * @throws IllegalStateException with a sentence for people when this machine has not what it
   *     needs
   */
  Host open(Path stateRoot, Map<String, String> environment, boolean serving);
}
