package dev.jstack.engine.plan;

import java.util.Locale;

/** What an action does to its object. */
public enum Verb {
  CREATE,
  UPDATE,
  START,
  STOP,
  REMOVE,
  /** Runs a container to its end. */
  RUN,
  /** Waits until a replica is as others need it; changes nothing. */
  AWAIT;

  /** The word that people and programs read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
