package dev.jstack.runner.session;

import dev.jstack.engine.state.StateFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A port of the loopback address. Every program of the machine can connect to it, so the first line
 * must be a token, which stands with the port in a file of the state directory.
 */
record LoopbackDoor(Path file) implements Door {
  private static final int TOKEN_BYTES = 32;

  @Override
  public ServerSocketChannel listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    StateFile.write(file, new Entrance(port, token()).text(), false);
    return server;
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean isThere() {
    return Files.exists(file);
  }

  @Override
  public Lines knock() throws IOException {
    Entrance entrance = entrance();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance.port());
    Lines lines = new Lines(SocketChannel.open(address));
    lines.write(entrance.token());
    return lines;
  }

  @Override
  public boolean admits(Lines lines) throws IOException {
    byte[] wanted = entrance().token().getBytes(StandardCharsets.UTF_8);
    Optional<String> said = lines.read();
    return said.isPresent()
        && MessageDigest.isEqual(said.get().getBytes(StandardCharsets.UTF_8), wanted);
  }

  private Entrance entrance() throws IOException {
    return Entrance.of(StateFile.read(file).orElse(""));
  }

  @Override
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What the file holds: port and token, a line each. */
  private record Entrance(int port, String token) {
    static Entrance of(String text) throws IOException {
      String[] parts = text.split("\n", -1);
      try {
        return new Entrance(Integer.parseInt(parts[0]), parts[1]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new ConnectException("nobody listens here");
      }
    }

    String text() {
      return port + "\n" + token;
    }
  }
}
