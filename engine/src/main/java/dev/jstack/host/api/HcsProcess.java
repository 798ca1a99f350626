package dev.jstack.host.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * An open handle of a process in a compute system. Closing it does not end the process.
 *
 * <p>Where a host gives the output of a reopened process again, it gives it from the first byte;
 * {@code skip} passes over what was taken before. The streams are this client's ends of the pipes
 * that ProcessParameters asked for. {@code available()} of the output streams tells what can be
 * read without blocking; reading blocks until data or the end.
 */
public interface HcsProcess extends AutoCloseable {

  int processId();

  Optional<OutputStream> standardInput();

  Optional<InputStream> standardOutput();

  Optional<InputStream> standardError();

  /** HcsGetProcessProperties: a ProcessStatus. */
  String properties(Deadline deadline);

  /** HcsSignalProcess with {@code {"Signal":"CtrlShutdown"}} and the like. */
  void signal(String options, Deadline deadline);

  /** HcsTerminateProcess. */
  void terminate(Deadline deadline);

  /** HcsModifyProcess with a ProcessModifyRequest: console size, closing of a pipe. */
  void modify(String settings, Deadline deadline);

  /**
   * HcsWaitForProcessExit: the ProcessStatus, or empty when the deadline came first. A deadline
   * that is over asks without waiting.
   */
  Optional<String> waitForExit(Deadline deadline);

  /** HcsCloseProcess; idempotent; closes the streams. */
  @Override
  void close();
}
