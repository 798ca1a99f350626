package dev.jstack.runner.session;

/** Where a process wrote. */
public enum OutputStreamKind {
  STDOUT,
  STDERR
}
