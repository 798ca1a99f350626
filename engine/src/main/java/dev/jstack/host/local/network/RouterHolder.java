package dev.jstack.host.local.network;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The sleeping process that keeps the router namespace. For an ordinary user it keeps the user
 * namespace too, so that a later supervisor can join it.
 */
public final class RouterHolder {
  /** $1 is where to write who it is; the shell becomes the sleeper. */
  private static final String SCRIPT =
      "IFS=' '; read -r L </proc/self/stat; t() { ST=${20}; }; t ${L##*) }; "
          + "ip link set lo up; echo \"$$ $ST\" >\"$1\"; exec sleep 2147483647";

  private static final File NULL = new File("/dev/null");
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final Path file;

  /** A holder that is written down in {@code file}. */
  public RouterHolder(Path file) {
    this.file = file;
  }

  /** The live holder that this JVM may use. */
  Optional<Router> find() {
    return alive().filter(RouterHolder::isInOurUserNamespace).map(key -> new Router(key, true));
  }

  /** The live holder, whoever may use it. */
  public Optional<ProcessKey> alive() {
    try {
      return Optional.of(ProcessKey.parse(Files.readString(file))).filter(ProcessTable::isAlive);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  Router findOrStart() {
    return find().orElseGet(this::start);
  }

  private Router start() {
    stop();
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid", "-f", "unshare", "-n", "sh", "-c", SCRIPT, "router", file.toString());
    builder.environment().clear();
    builder.environment().put("PATH", Commands.PATH);
    builder.redirectInput(NULL).redirectOutput(NULL).redirectError(NULL);
    try {
      builder.start().waitFor();
    } catch (IOException e) {
      throw HResult.E_FAIL.failure("HcnCreateNetwork", "", "no router: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Waiting.until(() -> find().isPresent(), Deadline.in(START_LIMIT));
    return find()
        .orElseThrow(
            () -> HResult.E_FAIL.failure("HcnCreateNetwork", "", "the router did not start"));
  }

  void stop() {
    alive().flatMap(key -> ProcessHandle.of(key.pid())).ifPresent(ProcessHandle::destroyForcibly);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a stale file names a process that does not run
    }
  }

  private static boolean isInOurUserNamespace(ProcessKey key) {
    Optional<String> ours = ProcessTable.namespace(ProcessHandle.current().pid(), "user");
    return ours.isPresent() && ours.equals(ProcessTable.namespace(key.pid(), "user"));
  }
}
