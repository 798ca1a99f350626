package dev.jstack.host.local.proxy;

import java.io.IOException;

/** A port of this machine that cannot be opened. */
public final class PortUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int port;
  private final boolean udp;

  PortUnavailableException(PublishedPort port, IOException cause) {
    super(cause.getMessage(), cause);
    this.port = port.listen().getPort();
    this.udp = port.udp();
  }

  public int port() {
    return port;
  }

  public boolean isUdp() {
    return udp;
  }

  /** Whether this user may not open it, whoever has it. */
  public boolean isForbidden() {
    return String.valueOf(getMessage()).contains("Permission denied");
  }
}
