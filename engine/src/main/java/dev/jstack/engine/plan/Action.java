package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;

/** What a step of a plan does, with all it takes to do it. */
public interface Action {
  Verb verb();

  ResourceAddress address();

  /** The id or path that the host knows the object by. */
  String object();
}
