package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import java.util.Optional;

/** Ports of the host that somebody else has: another stack, another endpoint, a program. */
@FunctionalInterface
public interface HeldPorts {
  /** Nobody has any port. */
  HeldPorts NONE = port -> Optional.empty();

  /** Who has it, in words that follow "held by"; empty: it can be published. */
  Optional<String> holder(PublishedPort port);
}
