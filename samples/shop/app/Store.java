import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps orders, one a line, in /data/orders.txt, which a named volume holds. */
public class Store {
  private static final Path FILE = Path.of("/data/orders.txt");
  private static final Path TOKEN = Path.of("/run/secrets/store-token");

  public static void main(String[] args) throws Exception {
    if (!Files.exists(FILE)) {
      Files.createFile(FILE);
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(8082), 0);
    server.createContext("/health", exchange -> reply(exchange, 200, "ok\n"));
    server.createContext("/orders", Store::orders);
    server.start();
    System.out.println("store listens on 8082 with " + orders().size() + " orders");
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println("store closes its books")));
  }

  private static synchronized void orders(HttpExchange exchange) throws IOException {
    String token = Files.readString(TOKEN).strip();
    if (!token.equals(exchange.getRequestHeaders().getFirst("X-Token"))) {
      reply(exchange, 403, "wrong token\n");
      return;
    }
    String body =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
    switch (exchange.getRequestMethod()) {
      case "POST" -> {
        Files.writeString(FILE, "new " + body + "\n", StandardOpenOption.APPEND);
        reply(exchange, 201, "ordered: " + body + "\n");
      }
      case "PUT" -> reply(exchange, 200, ship());
      default -> reply(exchange, 200, Files.readString(FILE));
    }
  }

  /** Marks the first new order shipped and names it; empty when there is none. */
  private static String ship() throws IOException {
    List<String> orders = new ArrayList<>(orders());
    for (int i = 0; i < orders.size(); i++) {
      if (orders.get(i).startsWith("new ")) {
        String order = orders.get(i).substring(4);
        orders.set(i, "shipped " + order);
        Files.writeString(FILE, String.join("\n", orders) + "\n");
        return order;
      }
    }
    return "";
  }

  private static List<String> orders() throws IOException {
    return Files.readAllLines(FILE);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
