package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.json.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Facts and files of a host behind a server in another process, perhaps of another system: what no
 * native function of the stub carries. Both ends are here.
 */
record StubFiles(int port, String token) implements HostFiles {

  /** The end of the server. */
  static void addTo(Host host, BiConsumer<String, Function<List<String>, List<String>>> functions) {
    functions.accept("Facts", a -> List.of(Json.PLAIN.write(host.facts())));
    functions.accept("List", a -> host.storage().listDirectory(a.get(0)));
    functions.accept(
        "MakeDirectory",
        a -> {
          host.storage().createDirectory(WinePaths.path(a.get(0)), a.get(1));
          return List.of();
        });
    functions.accept(
        "RemoveDirectory",
        a -> {
          host.storage().removeDirectory(a.get(0));
          return List.of();
        });
    functions.accept(
        "WriteFile",
        a -> {
          host.storage().writeFile(a.get(0), Base64.getDecoder().decode(a.get(1)), a.get(2));
          return List.of();
        });
  }

  HostFacts facts() {
    return Json.PLAIN.read(call("Facts").get(0), HostFacts.class);
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    call("MakeDirectory", path, securityDescriptor);
  }

  @Override
  public void removeDirectory(String path) {
    call("RemoveDirectory", path);
  }

  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    call("WriteFile", path, Base64.getEncoder().encodeToString(content), securityDescriptor);
  }

  @Override
  public List<String> listDirectory(String path) {
    return call("List", path);
  }

  private List<String> call(String... texts) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      StubWire.ask(out, List.of(token));
      StubWire.ask(out, List.of(texts));
      int code = Integer.reverseBytes(in.readInt());
      List<String> answer = StubWire.read(in);
      if (code < 0) {
        String object = texts.length > 1 ? texts[1] : "";
        throw NativeResult.failure(code, texts[0], object, String.join(" ", answer));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the server of the ABI stub: " + e.getMessage(), e);
    }
  }
}
