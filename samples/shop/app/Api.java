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

/** Takes orders, lists them and marks them shipped; keeps nothing itself. */
public class Api {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String STORE = System.getenv("STORE");
  private static final boolean DEBUG = "debug".equals(System.getenv("LOG_LEVEL"));

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(8081), 0);
    server.createContext("/health", exchange -> forward(exchange, "GET", "/health"));
    server.createContext("/orders", exchange -> forward(exchange, null, null));
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    System.out.println("api listens on 8081");
  }

  private static void forward(HttpExchange exchange, String method, String path)
      throws IOException {
    String how = method != null ? method : exchange.getRequestMethod();
    String where = path != null ? path : exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(STORE + where))
            .timeout(Duration.ofSeconds(5))
            .header("X-Token", Files.readString(Path.of("/run/secrets/store-token")).strip())
            .method(how, BodyPublishers.ofByteArray(body))
            .build();
    if (DEBUG) {
      System.out.println(how + " " + where);
    }
    try {
      var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
      reply(exchange, answer.statusCode(), answer.body());
    } catch (IOException e) {
      reply(exchange, 503, ("the store does not answer: " + e.getMessage() + "\n").getBytes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
