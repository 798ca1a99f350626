import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The door of the shop: a page, and /orders passed on to the api. */
public class Web {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext("/", Web::page);
    server.createContext("/health", exchange -> answer(exchange, 200, "ok\n".getBytes()));
    server.createContext("/orders", Web::orders);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    System.out.println("web listens on 8080");
  }

  private static void page(HttpExchange exchange) throws IOException {
    answer(exchange, 200, Files.readAllBytes(Path.of("/etc/shop/page.txt")));
  }

  private static void orders(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://api:8081/orders"))
            .timeout(Duration.ofSeconds(5))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
            .build();
    try {
      var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
      answer(exchange, answer.statusCode(), answer.body());
    } catch (IOException e) {
      answer(exchange, 502, ("the api does not answer: " + e.getMessage() + "\n").getBytes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
