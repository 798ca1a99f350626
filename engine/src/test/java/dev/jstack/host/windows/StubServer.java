package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The other side of the ABI stub: takes its calls from a socket and makes them on a Java host. One
 * thread a connection; a connection makes one call at a time or becomes a pipe.
 */
final class StubServer implements AutoCloseable {
  private final ServerSocket server;
  private final String token =
      Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StubWire.ASCII));
  private final StubCalls calls;
  private final StubFaults faults;

  StubServer(Host host) throws IOException {
    this(host, new StubFaults());
  }

  StubServer(Host host, StubFaults faults) throws IOException {
    this.faults = faults;
    server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    calls = new StubCalls(host);
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  String token() {
    return token;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      List<String> hello = StubWire.read(in);
      if (!MessageDigest.isEqual(
          token.getBytes(StubWire.ASCII), hello.get(0).getBytes(StubWire.ASCII))) {
        return;
      }
      while (true) {
        List<String> call = StubWire.read(in);
        if (call.get(0).equals("stream")) {
          pipe(call, socket, in, out);
          return;
        }
        answer(call, out);
      }
    } catch (IOException | HostException e) {
      // the client is gone, or closed the process before it asked for its streams
    }
  }

  /** A process that was closed before its pipes were taken has none. */
  private void pipe(List<String> call, Socket socket, DataInputStream in, DataOutputStream out)
      throws IOException {
    try {
      HcsProcess process = calls.process(call.get(1));
      if (call.get(2).equals("in")) {
        calls.inputs().open(call.get(1));
        StubWire.write(out, 0, List.of());
        calls.inputs().run(call.get(1), process, socket, in);
      } else {
        StubWire.write(out, 0, List.of());
        StubPipes.run(process, call.get(2), out);
      }
    } catch (HostException e) {
      StubWire.write(out, e.hresult(), List.of());
    }
  }

  private void answer(List<String> call, DataOutputStream out) throws IOException {
    try {
      StubWire.write(out, 0, faults.around(call.get(0), () -> calls.make(call)));
    } catch (HostException e) {
      boolean network = call.get(0).startsWith("Hcn") || call.get(0).equals("HNSCall");
      StubWire.write(
          out, e.hresult(), List.of(network ? StubWire.errorRecord(e) : StubWire.resultError(e)));
    } catch (RuntimeException e) {
      String reason = String.valueOf(e);
      HostException failure = HResult.E_FAIL.failure(call.get(0), "", reason);
      StubWire.write(out, failure.hresult(), List.of(StubWire.resultError(failure)));
    }
  }

  static void start(Runnable work) {
    Thread thread = new Thread(work, "stub");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
