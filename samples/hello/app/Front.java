import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Passes requests on to the service {@code greeter}, which it knows by name alone. */
public class Front {
  public static void main(String[] args) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpServer server = HttpServer.create(new InetSocketAddress(8088), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body;
          int status;
          try {
            URI target = URI.create("http://greeter:8080" + exchange.getRequestURI().getPath());
            HttpRequest request =
                HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            body = answer.body();
            status = answer.statusCode();
          } catch (Exception e) {
            body = ("greeter does not answer: " + e + "\n").getBytes();
            status = 502;
          }
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("front listens on 8088");
  }
}
