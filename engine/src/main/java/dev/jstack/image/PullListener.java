package dev.jstack.image;

/** Is told how a pull gets on. */
@FunctionalInterface
public interface PullListener {
  PullListener SILENT = progress -> {};

  void on(PullProgress progress);
}
