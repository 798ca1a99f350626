import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Sends an order a second through the pipe {@code orders}; it has no network at all. */
public class PipeClient {
  public static void main(String[] args) throws Exception {
    var pipe = UnixDomainSocketAddress.of(System.getenv("JSTACK_PIPE_ORDERS"));
    for (int i = 1; ; i++) {
      try (SocketChannel server = SocketChannel.open(pipe)) {
        server.write(ByteBuffer.wrap(("order " + i + "\n").getBytes(StandardCharsets.UTF_8)));
        System.out.println("sent order " + i);
      } catch (IOException e) {
        System.out.println("nobody listens yet: " + e.getMessage());
      }
      Thread.sleep(1000);
    }
  }
}
