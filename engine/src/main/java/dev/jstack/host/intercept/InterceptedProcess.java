package dev.jstack.host.intercept;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** {@link HcsProcess}, each call through the interceptor; streams pass as they are. */
final class InterceptedProcess implements HcsProcess {
  private final String object;
  private final HcsProcess host;
  private final Interceptor interceptor;

  InterceptedProcess(String system, HcsProcess host, Interceptor interceptor) {
    this.object = system + "/" + host.processId();
    this.host = host;
    this.interceptor = interceptor;
  }

  @Override
  public int processId() {
    return host.processId();
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return host.standardInput();
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return host.standardOutput();
  }

  @Override
  public Optional<InputStream> standardError() {
    return host.standardError();
  }

  @Override
  public String properties(Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_GET_PROCESS_PROPERTIES, object),
        () -> host.properties(deadline));
  }

  @Override
  public void signal(String options, Deadline deadline) {
    tell(NativeFunction.HCS_SIGNAL_PROCESS, options, () -> host.signal(options, deadline));
  }

  @Override
  public void terminate(Deadline deadline) {
    tell(NativeFunction.HCS_TERMINATE_PROCESS, "", () -> host.terminate(deadline));
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    tell(NativeFunction.HCS_MODIFY_PROCESS, settings, () -> host.modify(settings, deadline));
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_WAIT_FOR_PROCESS_EXIT, object),
        () -> host.waitForExit(deadline));
  }

  @Override
  public void close() {
    host.close();
  }

  private void tell(NativeFunction function, String document, Runnable call) {
    interceptor.around(Call.of(function, object, document), Interceptor.running(call));
  }
}
