package dev.jstack.runner.session;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines over a socket. One thread may read while others write. */
final class Lines implements AutoCloseable {
  private final SocketChannel channel;
  private final ByteBuffer incoming = ByteBuffer.allocate(16 * 1024).flip();

  Lines(SocketChannel channel) {
    this.channel = channel;
  }

  synchronized void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The next line; empty when the other side is gone. */
  Optional<String> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (true) {
      while (incoming.hasRemaining()) {
        byte next = incoming.get();
        if (next == '\n') {
          return Optional.of(line.toString(StandardCharsets.UTF_8));
        }
        line.write(next);
      }
      if (line.size() > Wire.LONGEST) {
        throw new EOFException("a line longer than " + Wire.LONGEST + " bytes");
      }
      incoming.clear();
      int count = channel.read(incoming);
      incoming.flip();
      if (count < 0) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
