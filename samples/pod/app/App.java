import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Listens on the loopback address alone: nobody outside its network namespace can reach it. */
public class App {
  public static void main(String[] args) throws Exception {
    var loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 8080);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "from the app\n".getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("app listens on 127.0.0.1:8080");
  }
}
