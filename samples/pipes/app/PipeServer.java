import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Listens on the pipe {@code orders}. On the local host a pipe is a Unix socket, whose path the
 * variable {@code JSTACK_PIPE_ORDERS} gives.
 */
public class PipeServer {
  public static void main(String[] args) throws Exception {
    Path pipe = Path.of(System.getenv("JSTACK_PIPE_ORDERS"));
    Files.deleteIfExists(pipe);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(pipe));
      System.out.println("server listens on the pipe");
      while (true) {
        try (SocketChannel client = server.accept();
            var lines = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
          lines.lines().forEach(line -> System.out.println("received " + line));
        }
      }
    }
  }
}
