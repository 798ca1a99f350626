package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.schema.model.StackName;

/** Hears what becomes of replicas without anybody having asked for it. */
@FunctionalInterface
public interface WatchListener {
  WatchListener NONE = (stack, replica, warning, text) -> {};

  /**
   * Something happened.
   *
   * @param warning whether it is bad news
   * @param text such as {@code exited 1, restarts in 0.2s} or {@code healthy}
   */
  void happened(StackName stack, ResourceAddress replica, boolean warning, String text);
}
