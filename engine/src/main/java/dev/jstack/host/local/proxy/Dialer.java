package dev.jstack.host.local.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Makes connections, perhaps from inside another network namespace. */
public interface Dialer extends AutoCloseable {

  SocketChannel connect(InetSocketAddress target, Duration limit) throws IOException;

  DatagramChannel connectDatagrams(InetSocketAddress target) throws IOException;

  @Override
  void close();

  /** Dials from where the JVM is. */
  static Dialer direct() {
    return new DirectDialer();
  }
}
