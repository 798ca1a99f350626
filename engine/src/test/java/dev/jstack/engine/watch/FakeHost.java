package dev.jstack.engine.watch;

import dev.jstack.engine.target.Targets;
import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host of compute systems whose processes end when a test says so. */
final class FakeHost implements Host, HcsApi {
  final List<String> calls = new ArrayList<>();
  final List<FakeProcess> processes = new ArrayList<>();
  private final Map<String, String> systems = new LinkedHashMap<>();
  private int refusedCreations;
  private Consumer<FakeProcess> nextProcess = process -> {};

  /** What the next process does as soon as it runs. */
  void onNextProcess(Consumer<FakeProcess> what) {
    nextProcess = what;
  }

  /** The next {@code count} systems cannot be made. */
  void refuseCreations(int count) {
    refusedCreations = count;
  }

  /** A system that runs, with its first process. */
  FakeProcess running(String id) {
    systems.put(id, "Running");
    return newProcess("first");
  }

  FakeProcess last() {
    return processes.get(processes.size() - 1);
  }

  private FakeProcess newProcess(String parameters) {
    FakeProcess process = new FakeProcess(processes.size() + 100, parameters);
    processes.add(process);
    nextProcess.accept(process);
    nextProcess = next -> {};
    return process;
  }

  @Override
  public HcsSystem createComputeSystem(String id, String configuration, Deadline deadline) {
    calls.add("create " + id);
    if (refusedCreations > 0) {
      refusedCreations--;
      throw failure(HostError.IMAGE_MISMATCH, "create");
    }
    if (systems.putIfAbsent(id, "Created") != null) {
      throw failure(HostError.ALREADY_EXISTS, "create");
    }
    return new FakeSystem(id);
  }

  @Override
  public HcsSystem openComputeSystem(String id) {
    if (!systems.containsKey(id)) {
      throw failure(HostError.NOT_FOUND, "open");
    }
    return new FakeSystem(id);
  }

  @Override
  public String enumerateComputeSystems(String query, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String serviceProperties(String query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String modifyServiceSettings(String settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HostFacts facts() {
    return Targets.facts("windows-server-2022").orElseThrow();
  }

  @Override
  public HcsApi compute() {
    return this;
  }

  @Override
  public HcnApi network() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MachineApi machine() {
    return MachineApi.UNKNOWN;
  }

  /** Only what a restart asks of layers. */
  @Override
  public StorageApi storage() {
    return (StorageApi)
        Proxy.newProxyInstance(
            StorageApi.class.getClassLoader(),
            new Class<?>[] {StorageApi.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getLayerMountPath" -> "/mounted";
                  case "nameToGuid" -> new UUID(0, 1);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Override
  public void close() {}

  private static HostException failure(HostError error, String operation) {
    return new HostException(error, 0x80370000, operation, "x", error.name(), List.of());
  }

  private final class FakeSystem implements HcsSystem {
    private final String id;

    FakeSystem(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void start(Deadline deadline) {
      calls.add("start " + id);
      systems.put(id, "Running");
    }

    @Override
    public void shutDown(Deadline deadline) {
      terminate(deadline);
    }

    @Override
    public void terminate(Deadline deadline) {
      calls.add("terminate " + id);
      systems.remove(id);
    }

    @Override
    public void pause(Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void resume(Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String properties(String query, Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void modify(String request, Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public HcsProcess createProcess(String parameters, Deadline deadline) {
      calls.add("process " + id);
      return newProcess(parameters);
    }

    @Override
    public HcsProcess openProcess(int processId) {
      return processes.stream()
          .filter(process -> process.processId() == processId)
          .findFirst()
          .orElseThrow(() -> failure(HostError.NOT_FOUND, "open process"));
    }

    @Override
    public Optional<String> waitForExit(Deadline deadline) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** A process that runs until {@link #exit}. */
  static final class FakeProcess implements HcsProcess {
    private final int id;
    final String parameters;
    private byte[] output = new byte[0];
    private volatile @Nullable Long exit;

    FakeProcess(int id, String parameters) {
      this.id = id;
      this.parameters = parameters;
    }

    void exit(long code) {
      exit = code;
    }

    FakeProcess writes(String text) {
      output = text.getBytes(StandardCharsets.UTF_8);
      return this;
    }

    @Override
    public int processId() {
      return id;
    }

    @Override
    public Optional<OutputStream> standardInput() {
      return Optional.empty();
    }

    @Override
    public Optional<InputStream> standardOutput() {
      return Optional.of(new ByteArrayInputStream(output));
    }

    @Override
    public Optional<InputStream> standardError() {
      return Optional.empty();
    }

    @Override
    public String properties(Deadline deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signal(String options, Deadline deadline) {}

    @Override
    public void terminate(Deadline deadline) {
      exit(0xFFFF_FFFFL);
    }

    @Override
    public void modify(String settings, Deadline deadline) {}

    @Override
    public Optional<String> waitForExit(Deadline deadline) {
      Long code = exit;
      return code == null
          ? Optional.empty()
          : Optional.of("{\"ProcessId\":%d,\"Exited\":true,\"ExitCode\":%d}".formatted(id, code));
    }

    @Override
    public void close() {}
  }
}
