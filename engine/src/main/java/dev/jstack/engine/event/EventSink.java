package dev.jstack.engine.event;

/** Hears events. Called from several threads, one call at a time, sequence numbers rising. */
@FunctionalInterface
public interface EventSink {
  EventSink NONE = event -> {};

  void accept(EngineEvent event);
}
