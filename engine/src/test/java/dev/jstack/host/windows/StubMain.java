package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.local.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A host for programs behind the ABI stub: writes the two variables that the stub reads into the
 * file that the first argument names, then serves until it is killed. The host is a strict one in
 * memory, or the local host whose state root the second argument names.
 */
public final class StubMain {
  private StubMain() {}

  /** Takes where the settings go, as lines of a shell script, and maybe a state root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Host host = args.length > 1 ? local(Path.of(args[1])) : AbiHosts.greeting(new FakeLayers());
    try (StubServer server = new StubServer(host)) {
      Files.writeString(
          Path.of(args[0]),
          "export JSTACK_STUB_PORT=%d JSTACK_STUB_TOKEN=%s%n"
              .formatted(server.port(), server.token()));
      new CountDownLatch(1).await();
    }
  }

  private static Host local(Path stateRoot) {
    return LocalHost.open(stateRoot, System.getenv(), true);
  }
}
