import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Lets the outside in: asks the app on 127.0.0.1, which is the same for both. */
public class Sidecar {
  public static void main(String[] args) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpServer server = HttpServer.create(new InetSocketAddress(8091), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body;
          try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/")).build();
            body = ("sidecar: " + client.send(request, BodyHandlers.ofString()).body()).getBytes();
          } catch (Exception e) {
            body = ("the app does not answer: " + e + "\n").getBytes();
          }
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("sidecar listens on 8091");
  }
}
