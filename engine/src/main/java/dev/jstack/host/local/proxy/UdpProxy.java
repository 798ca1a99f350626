package dev.jstack.host.local.proxy;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One datagram port: each client has a socket of its own towards the service, so that answers find
 * back; the flow that was silent longest goes when there are too many.
 */
final class UdpProxy implements AutoCloseable {
  private static final int LARGEST = 65_535;
  private static final int MOST_FLOWS = 512;

  private final PublishedPort port;
  private final Dialer dialer;
  private final DatagramChannel server;
  private final Selector selector;
  private final Map<SocketAddress, DatagramChannel> flows = new LinkedHashMap<>(16, 0.75f, true);
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

  UdpProxy(PublishedPort port, Dialer dialer) throws IOException {
    this.port = port;
    this.dialer = dialer;
    this.server = DatagramChannel.open();
    this.selector = Selector.open();
    try {
      server.bind(port.listen());
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      server.close();
      selector.close();
      throw e;
    }
    Thread thread = new Thread(null, this::run, "udp port " + port.listen().getPort(), 128 << 10);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (server.isOpen()) {
        selector.select(this::take);
      }
    } catch (IOException | ClosedSelectorException e) {
      // closed
    } finally {
      flows.values().forEach(UdpProxy::close);
    }
  }

  private void take(SelectionKey key) {
    try {
      if (key.channel() == server) {
        forward();
      } else {
        answer((DatagramChannel) key.channel(), (SocketAddress) key.attachment());
      }
    } catch (PortUnreachableException e) {
      // nobody listens there yet: datagrams get lost, as datagrams do
    } catch (IOException e) {
      if (key.channel() != server) {
        close((DatagramChannel) key.channel());
        flows.remove((SocketAddress) key.attachment());
      }
    }
  }

  private void forward() throws IOException {
    buffer.clear();
    SocketAddress client = server.receive(buffer);
    if (client == null) {
      return;
    }
    buffer.flip();
    DatagramChannel flow = flows.get(client);
    if (flow == null) {
      flow = open(client);
    }
    flow.write(buffer);
  }

  private DatagramChannel open(SocketAddress client) throws IOException {
    if (flows.size() >= MOST_FLOWS) {
      var oldest = flows.entrySet().iterator();
      close(oldest.next().getValue());
      oldest.remove();
    }
    DatagramChannel flow = dialer.connectDatagrams(port.target());
    flow.configureBlocking(false);
    flow.register(selector, SelectionKey.OP_READ, client);
    flows.put(client, flow);
    return flow;
  }

  private void answer(DatagramChannel flow, SocketAddress client) throws IOException {
    buffer.clear();
    if (flow.read(buffer) >= 0) {
      buffer.flip();
      server.send(buffer, client);
    }
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // closed it is
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    selector.close();
  }
}
