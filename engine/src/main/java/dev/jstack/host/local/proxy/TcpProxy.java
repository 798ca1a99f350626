package dev.jstack.host.local.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** One listening port: two threads and two buffers for each connection. */
final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 64 << 10;
  private static final int MOST_CONNECTIONS = 1024;
  private static final Duration DIAL_LIMIT = Duration.ofSeconds(5);

  private final PublishedPort port;
  private final Dialer dialer;
  private final ServerSocketChannel server;
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  TcpProxy(PublishedPort port, Dialer dialer) throws IOException {
    this.port = port;
    this.dialer = dialer;
    this.server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(port.listen(), 256);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    start("port " + port.listen().getPort(), this::accept);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        if (connections.size() >= 2 * MOST_CONNECTIONS) {
          client.close();
          continue;
        }
        start("connection to " + port.target(), () -> relay(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(10_000_000); // the client is gone already, or descriptors ran out
      }
    }
  }

  private void relay(SocketChannel client) {
    connections.add(client);
    SocketChannel service = null;
    try {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      service = dialer.connect(port.target(), DIAL_LIMIT);
      connections.add(service);
      SocketChannel back = service;
      Thread answers = start("answers of " + port.target(), () -> pump(back, client));
      pump(client, service);
      answers.join();
    } catch (IOException e) {
      // nobody answers there: the client sees the end of its connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(client);
      if (service != null) {
        close(service);
      }
    }
  }

  /** Copies until the end, then passes the end on: the other direction may still run. */
  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      abort(from);
      abort(to);
    }
  }

  private static void abort(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // closed it is
    }
  }

  private void close(SocketChannel channel) {
    connections.remove(channel);
    abort(channel);
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 128 << 10);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(this::close);
  }
}
