package dev.jstack.host.local.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All published ports of one host, by whom they belong to. */
public final class PortProxies implements AutoCloseable {
  private final Dialer dialer;
  private final Map<String, Map<PublishedPort, AutoCloseable>> open = new HashMap<>();

  public PortProxies(Dialer dialer) {
    this.dialer = dialer;
  }

  /**
   * Makes {@code owner} have exactly these ports; those that it has already stay open with their
   * connections. A port that cannot be opened leaves all as it was.
   *
   * @throws PortUnavailableException when another program has a port, or this user may not bind it
   */
  public synchronized void publish(String owner, List<PublishedPort> ports) throws IOException {
    Map<PublishedPort, AutoCloseable> present =
        open.computeIfAbsent(owner, name -> new HashMap<>());
    Set<PublishedPort> gone = new HashSet<>(present.keySet());
    gone.removeAll(Set.copyOf(ports));
    List<PublishedPort> opened = new ArrayList<>();
    try {
      for (PublishedPort port : ports) {
        if (!present.containsKey(port)) {
          present.put(port, listen(port));
          opened.add(port);
        }
      }
    } catch (IOException e) {
      opened.forEach(port -> close(present.remove(port)));
      throw e;
    }
    gone.forEach(port -> close(present.remove(port)));
    if (present.isEmpty()) {
      open.remove(owner);
    }
  }

  /** Closes the ports of {@code owner} and their connections. */
  public synchronized void withdraw(String owner) {
    Map<PublishedPort, AutoCloseable> ports = open.remove(owner);
    if (ports != null) {
      ports.values().forEach(PortProxies::close);
    }
  }

  @Override
  public synchronized void close() {
    List.copyOf(open.keySet()).forEach(this::withdraw);
    dialer.close();
  }

  private AutoCloseable listen(PublishedPort port) throws IOException {
    try {
      return port.udp() ? new UdpProxy(port, dialer) : new TcpProxy(port, dialer);
    } catch (IOException e) {
      throw new PortUnavailableException(port, e);
    }
  }

  private static void close(@Nullable AutoCloseable proxy) {
    try {
      if (proxy != null) {
        proxy.close();
      }
    } catch (Exception e) {
      // closing a socket that is gone already
    }
  }
}
