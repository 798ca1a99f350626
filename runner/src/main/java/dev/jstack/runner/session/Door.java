package dev.jstack.runner.session;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/**
 * Where a supervisor is knocked at: a Unix socket, or a port of this machine where Java has no such
 * sockets. Whoever has not the rights of the state directory does not get in.
 */
public sealed interface Door permits UnixDoor, LoopbackDoor {

  /**
   * Listens; whatever was there is replaced, so the caller must hold the lock of the one that may.
   */
  ServerSocketChannel listen() throws IOException;

  /** Whether somebody listens, or did and could not clean up. */
  boolean isThere();

  /** Connects to who listens; an exception when nobody does. */
  Lines knock() throws IOException;

  /** Whether the one who just connected may come in; the supervisor's side of {@link #knock}. */
  boolean admits(Lines lines) throws IOException;

  /** Takes away what {@link #listen} left. */
  void remove() throws IOException;
}
