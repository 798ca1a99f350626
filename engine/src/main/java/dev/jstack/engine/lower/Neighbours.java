package dev.jstack.engine.lower;

import java.util.List;

/** The containers of other stacks of the host. Asked only when a stack links to one. */
@FunctionalInterface
public interface Neighbours {
  /** No other stack has any. */
  Neighbours NONE = List::of;

  /** All of them, by stack, service and replica. */
  List<Neighbour> all();
}
