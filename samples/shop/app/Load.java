import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Orders something every second from the shop whose address is the first argument. */
public class Load {
  public static void main(String[] args) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI orders = URI.create(args[0] + "/orders");
    for (int i = 1; ; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(orders).POST(BodyPublishers.ofString("book " + i)).build();
      System.out.print(client.send(request, BodyHandlers.ofString()).body());
      Thread.sleep(1000);
    }
  }
}
