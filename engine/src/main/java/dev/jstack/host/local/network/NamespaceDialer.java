package dev.jstack.host.local.network;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.jstack.host.local.proxy.Dialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets inside another network namespace: on one thread that entered it for good. A socket
 * keeps the namespace of its birth, so connecting happens on the caller's thread. The only user of
 * JNA in the local host; nothing is loaded before the first connection.
 */
final class NamespaceDialer implements Dialer {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_CLOEXEC = 02000000;

  /** The three functions of libc; setns needs rights over the namespace's owner. */
  interface LibC extends Library {
    int open(String path, int flags) throws LastErrorException;

    int setns(int descriptor, int kind) throws LastErrorException;

    int close(int descriptor) throws LastErrorException;
  }

  private final Supplier<Router> router;
  private @Nullable Router entered;
  private @Nullable ExecutorService thread;

  NamespaceDialer(Supplier<Router> router) {
    this.router = router;
  }

  @Override
  public SocketChannel connect(InetSocketAddress target, Duration limit) throws IOException {
    SocketChannel channel = inside(() -> SocketChannel.open(StandardProtocolFamily.INET));
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
    DatagramChannel channel = inside(() -> DatagramChannel.open(StandardProtocolFamily.INET));
    try {
      return channel.connect(target);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private <T> T inside(Callable<T> socket) throws IOException {
    try {
      return threadInside().submit(socket).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A new router needs a new thread: one that entered a namespace cannot leave it. */
  private synchronized ExecutorService threadInside() {
    Router now = router.get();
    ExecutorService present = thread;
    if (present != null && now.equals(entered)) {
      return present;
    }
    close();
    ExecutorService fresh =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread platform = new Thread(null, () -> enter(now.path(), work), "netns", 128 << 10);
              platform.setDaemon(true);
              return platform;
            });
    entered = now;
    thread = fresh;
    return fresh;
  }

  private static void enter(String path, Runnable work) {
    LibC libc = Native.load("c", LibC.class);
    int descriptor = libc.open(path, O_CLOEXEC);
    try {
      libc.setns(descriptor, CLONE_NEWNET);
    } finally {
      libc.close(descriptor);
    }
    work.run();
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }
}
