package dev.jstack.host.local.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A socket keeps the network namespace of its birth: that of the thread that made it. */
final class DirectDialer implements Dialer {
  @Override
  public SocketChannel connect(InetSocketAddress target, Duration limit) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(target, (int) limit.toMillis());
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public DatagramChannel connectDatagrams(InetSocketAddress target) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      return channel.connect(target);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {}
}
