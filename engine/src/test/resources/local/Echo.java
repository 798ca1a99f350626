import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/** Answers on one port, TCP and UDP, with what it was sent. */
class Echo {
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    ServerSocket server = new ServerSocket(port);
    DatagramSocket datagrams = new DatagramSocket(port);
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
                  datagrams.receive(packet);
                  datagrams.send(packet);
                }
              } catch (Exception e) {
                System.err.println(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    System.out.println("ready");
    while (true) {
      try (var client = server.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      }
    }
  }
}
