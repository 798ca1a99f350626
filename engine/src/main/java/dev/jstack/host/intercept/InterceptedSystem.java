package dev.jstack.host.intercept;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import java.util.Optional;

/** {@link HcsSystem}, each call through the interceptor; so are its processes. */
final class InterceptedSystem implements HcsSystem {
  private final HcsSystem host;
  private final Interceptor interceptor;

  InterceptedSystem(HcsSystem host, Interceptor interceptor) {
    this.host = host;
    this.interceptor = interceptor;
  }

  @Override
  public String id() {
    return host.id();
  }

  @Override
  public void start(Deadline deadline) {
    tell(NativeFunction.HCS_START_COMPUTE_SYSTEM, "", () -> host.start(deadline));
  }

  @Override
  public void shutDown(Deadline deadline) {
    tell(NativeFunction.HCS_SHUT_DOWN_COMPUTE_SYSTEM, "", () -> host.shutDown(deadline));
  }

  @Override
  public void terminate(Deadline deadline) {
    tell(NativeFunction.HCS_TERMINATE_COMPUTE_SYSTEM, "", () -> host.terminate(deadline));
  }

  @Override
  public void pause(Deadline deadline) {
    tell(NativeFunction.HCS_PAUSE_COMPUTE_SYSTEM, "", () -> host.pause(deadline));
  }

  @Override
  public void resume(Deadline deadline) {
    tell(NativeFunction.HCS_RESUME_COMPUTE_SYSTEM, "", () -> host.resume(deadline));
  }

  @Override
  public String properties(String query, Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_GET_COMPUTE_SYSTEM_PROPERTIES, id(), query),
        () -> host.properties(query, deadline));
  }

  @Override
  public void modify(String request, Deadline deadline) {
    tell(NativeFunction.HCS_MODIFY_COMPUTE_SYSTEM, request, () -> host.modify(request, deadline));
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_CREATE_PROCESS, id(), parameters),
        () -> new InterceptedProcess(id(), host.createProcess(parameters, deadline), interceptor));
  }

  @Override
  public HcsProcess openProcess(int processId) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_OPEN_PROCESS, id() + "/" + processId),
        () -> new InterceptedProcess(id(), host.openProcess(processId), interceptor));
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_WAIT_FOR_COMPUTE_SYSTEM_EXIT, id()),
        () -> host.waitForExit(deadline));
  }

  @Override
  public void close() {
    host.close();
  }

  private void tell(NativeFunction function, String document, Runnable call) {
    interceptor.around(Call.of(function, id(), document), Interceptor.running(call));
  }
}
