package dev.jstack.runner.session;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A Unix socket with mode 0600: Linux, macOS and Windows from 1803 on have them. */
record UnixDoor(Path socket) implements Door {

  /** Whether this Java can open such sockets on this machine; Wine's Windows cannot. */
  static boolean isPossible() {
    try (SocketChannel trial = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return trial.isOpen();
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }

  @Override
  public ServerSocketChannel listen() throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }
    return server;
  }

  @Override
  public boolean isThere() {
    return Files.exists(socket);
  }

  @Override
  public Lines knock() throws IOException {
    return new Lines(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  /** The system let only those connect who may. */
  @Override
  public boolean admits(Lines lines) {
    return true;
  }

  @Override
  public void remove() throws IOException {
    Files.deleteIfExists(socket);
  }
}
