package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The calls that a stub can make, by the name of the native function. */
final class StubCalls {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final long REFUSAL_MILLIS = 200;

  private final Host host;
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, HcsSystem> systems = new ConcurrentHashMap<>();
  private final Map<String, HcsProcess> processes = new ConcurrentHashMap<>();
  private final StubInputs inputs = new StubInputs();
  private final AtomicLong lastProcess = new AtomicLong();

  /** Takes the texts after the name, gives the texts of the answer. */
  private interface Function {
    List<String> call(List<String> arguments);
  }

  StubCalls(Host host) {
    this.host = host;
    systems();
    processes();
    layers();
    new StubNetworkCalls(host.network()).addTo((name, call) -> functions.put(name, call::apply));
    StubFiles.addTo(host, (name, call) -> functions.put(name, call::apply));
  }

  List<String> make(List<String> call) {
    Function function = functions.get(call.get(0));
    if (function == null) {
      throw HResult.E_NOTIMPL.failure(call.get(0), "");
    }
    return function.call(call.subList(1, call.size()));
  }

  StubInputs inputs() {
    return inputs;
  }

  HcsProcess process(String number) {
    return Optional.ofNullable(processes.get(number))
        .orElseThrow(() -> HResult.ERROR_INVALID_HANDLE.failure("stream", number));
  }

  private void systems() {
    functions.put(
        "HcsCreateComputeSystem",
        a -> {
          String document = host.facts().windowsPaths() ? a.get(2) : WinePaths.document(a.get(2));
          systems.put(a.get(0), host.compute().createComputeSystem(a.get(1), document, deadline()));
          return List.of();
        });
    functions.put(
        "HcsOpenComputeSystem",
        a -> {
          systems.put(a.get(0), host.compute().openComputeSystem(a.get(1)));
          return List.of();
        });
    functions.put(
        "HcsCloseComputeSystem",
        a -> {
          Optional.ofNullable(systems.remove(a.get(0))).ifPresent(HcsSystem::close);
          return List.of();
        });
    functions.put(
        "HcsEnumerateComputeSystems",
        a -> List.of(host.compute().enumerateComputeSystems(a.get(0), deadline())));
    functions.put(
        "HcsGetServiceProperties", a -> List.of(host.compute().serviceProperties(a.get(0))));
    functions.put(
        "HcsModifyServiceSettings", a -> List.of(host.compute().modifyServiceSettings(a.get(0))));
    onSystem("HcsStartComputeSystem", (system, text) -> system.start(deadline()));
    onSystem("HcsShutDownComputeSystem", (system, text) -> system.shutDown(deadline()));
    onSystem("HcsShutdownComputeSystem", (system, text) -> shutDownLater(system));
    onSystem("HcsTerminateComputeSystem", (system, text) -> system.terminate(deadline()));
    onSystem("HcsPauseComputeSystem", (system, text) -> system.pause(deadline()));
    onSystem("HcsResumeComputeSystem", (system, text) -> system.resume(deadline()));
    onSystem("HcsModifyComputeSystem", (system, text) -> system.modify(text, deadline()));
    functions.put(
        "HcsGetComputeSystemProperties",
        a -> List.of(system(a.get(0)).properties(a.get(1), deadline())));
    functions.put(
        "HcsWaitForComputeSystemExit", a -> exit(system(a.get(0)).waitForExit(millis(a.get(1)))));
  }

  /**
   * The function of vmcompute.dll does not wait for the end; what it refuses, it refuses at once.
   */
  private static void shutDownLater(HcsSystem system) {
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> system.shutDown(deadline()), StubServer::start);
    try {
      end.get(REFUSAL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException accepted) {
      // it ends by and by
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void processes() {
    functions.put(
        "HcsCreateProcess", a -> describe(system(a.get(0)).createProcess(a.get(1), deadline())));
    functions.put(
        "HcsOpenProcess",
        a -> describe(system(a.get(0)).openProcess(Integer.parseUnsignedInt(a.get(1)))));
    functions.put("HcsGetProcessInfo", a -> describe(a.get(0), process(a.get(0))));
    functions.put(
        "HcsCloseProcess",
        a -> {
          Optional.ofNullable(processes.remove(a.get(0))).ifPresent(HcsProcess::close);
          return List.of();
        });
    onProcess("HcsTerminateProcess", (process, text) -> process.terminate(deadline()));
    onProcess("HcsSignalProcess", (process, text) -> process.signal(text, deadline()));
    functions.put(
        "HcsModifyProcess",
        a -> {
          if (a.get(1).contains("\"StdIn\"")) {
            inputs.finish(a.get(0));
          }
          process(a.get(0)).modify(a.get(1), deadline());
          return List.of();
        });
    functions.put(
        "HcsGetProcessProperties", a -> List.of(process(a.get(0)).properties(deadline())));
    functions.put(
        "HcsWaitForProcessExit", a -> exit(process(a.get(0)).waitForExit(millis(a.get(1)))));
  }

  private void layers() {
    var storage = host.storage();
    onLayer("ActivateLayer", a -> storage.activateLayer(a.get(0)));
    onLayer("DeactivateLayer", a -> storage.deactivateLayer(a.get(0)));
    onLayer("UnprepareLayer", a -> storage.unprepareLayer(a.get(0)));
    onLayer("DestroyLayer", a -> storage.destroyLayer(a.get(0)));
    onLayer("CreateSandboxLayer", a -> storage.createSandboxLayer(a.get(0), rest(a, 1)));
    onLayer("PrepareLayer", a -> storage.prepareLayer(a.get(0), rest(a, 1)));
    onLayer("ImportLayer", a -> storage.importLayer(a.get(0), a.get(1), rest(a, 2)));
    onLayer(
        "ExpandSandboxSize", a -> storage.expandSandboxSize(a.get(0), Long.parseLong(a.get(1))));
    onLayer("ProcessBaseImage", a -> storage.processBaseImage(a.get(0)));
    onLayer("ProcessUtilityImage", a -> storage.processUtilityImage(a.get(0)));
    onLayer("GrantVmAccess", a -> storage.grantVmAccess(a.get(0), a.get(1)));
    functions.put("GetLayerMountPath", a -> List.of(storage.getLayerMountPath(a.get(0))));
    functions.put("LayerExists", a -> List.of(storage.layerExists(a.get(0)) ? "1" : "0"));
    functions.put("NameToGuid", a -> List.of(storage.nameToGuid(a.get(0)).toString()));
  }

  private interface Call<T> {
    void on(T object, String text);
  }

  private void onSystem(String name, Call<HcsSystem> call) {
    functions.put(
        name,
        a -> {
          call.on(system(a.get(0)), a.get(1));
          return List.of();
        });
  }

  private void onProcess(String name, Call<HcsProcess> call) {
    functions.put(
        name,
        a -> {
          call.on(process(a.get(0)), a.get(1));
          return List.of();
        });
  }

  private void onLayer(String name, Consumer<List<String>> call) {
    functions.put(
        name,
        a -> {
          call.accept(a);
          return List.of();
        });
  }

  private HcsSystem system(String number) {
    return Optional.ofNullable(systems.get(number))
        .orElseThrow(() -> HResult.ERROR_INVALID_HANDLE.failure("", number));
  }

  private List<String> describe(HcsProcess process) {
    String number = Long.toString(lastProcess.incrementAndGet());
    processes.put(number, process);
    return describe(number, process);
  }

  private static List<String> describe(String number, HcsProcess process) {
    return List.of(
        number,
        Integer.toString(process.processId()),
        process.standardInput().isPresent() ? "1" : "0",
        process.standardOutput().isPresent() ? "1" : "0",
        process.standardError().isPresent() ? "1" : "0");
  }

  private static List<String> exit(Optional<String> document) {
    return List.of(
        document.orElseThrow(() -> HResult.HCS_E_OPERATION_TIMEOUT.failure("HcsWait", "")));
  }

  private static List<String> rest(List<String> arguments, int from) {
    return arguments.subList(from, arguments.size());
  }

  private static Deadline deadline() {
    return Deadline.in(LONG);
  }

  private static Deadline millis(String text) {
    return Deadline.in(Duration.ofMillis(Long.parseLong(text)));
  }
}
