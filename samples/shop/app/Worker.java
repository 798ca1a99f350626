import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Ships one order after the other, as long as there are any. */
public class Worker {
  public static void main(String[] args) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI orders = URI.create(System.getenv("API") + "/orders");
    long pause = Long.parseLong(System.getenv("PAUSE_MS"));
    System.out.println("worker asks " + orders);
    while (true) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(orders)
                .timeout(Duration.ofSeconds(5))
                .PUT(BodyPublishers.noBody())
                .build();
        String shipped = client.send(request, BodyHandlers.ofString()).body();
        if (!shipped.isEmpty()) {
          System.out.println("shipped " + shipped);
        }
      } catch (java.io.IOException e) {
        System.err.println("the api does not answer: " + e.getMessage());
      }
      Thread.sleep(pause);
    }
  }
}
