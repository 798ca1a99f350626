package dev.jstack.host.contract;

import static dev.jstack.host.contract.NetworkContract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host does with processes, and refuses; stays on the seam. */
public abstract class ProcessContract extends HostFixture {
  @Test
  void a_created_system_takes_no_process_and_no_shutdown() {
    HcsSystem system = created();
    refuses(HResult.HCS_E_INVALID_STATE, () -> running(system));
    refuses(HResult.HCS_E_INVALID_STATE, () -> system.shutDown(Given.soon()));
  }

  @Test
  void a_system_outlives_its_processes_and_a_terminated_process_is_stopped() {
    HcsSystem system = started();
    HcsProcess process = running(system);
    assertThat(process.waitForExit(Given.now())).isEmpty();
    process.terminate(Given.soon());
    ProcessStatus status =
        Json.DOCUMENT.read(process.waitForExit(Given.soon()).orElseThrow(), ProcessStatus.class);
    assertThat(status.exited()).isTrue();
    assertThat(status.exitCode()).isNotZero();
    assertThat(properties(system).isRunning()).isTrue();
    refuses(HResult.HCS_E_PROCESS_ALREADY_STOPPED, () -> process.terminate(Given.soon()));
    refuses(
        HResult.HCS_E_PROCESS_ALREADY_STOPPED,
        () -> process.signal("{\"Signal\":\"CtrlShutdown\"}", Given.soon()));
  }

  @Test
  void processes_are_listed_and_opened_by_number() {
    HcsSystem system = started();
    HcsProcess process = running(system);
    assertThat(properties(system, "ProcessList").processList())
        .extracting(SystemProperties.ProcessDetails::processId)
        .contains((long) process.processId());
    try (HcsProcess again = system.openProcess(process.processId())) {
      assertThat(again.processId()).isEqualTo(process.processId());
      again.signal("{\"Signal\":\"CtrlShutdown\"}", Given.soon());
    }
    assertThat(process.waitForExit(Given.soon())).isPresent();
    refuses(HResult.ERROR_NOT_FOUND, () -> system.openProcess(999_999_999));
  }

  @Test
  void signals_and_parameters_are_read_strictly() {
    HcsSystem system = started();
    HcsProcess process = running(system);
    refuses(
        HResult.HCS_E_INVALID_JSON, () -> process.signal("{\"Signal\":\"SIGTERM\"}", Given.soon()));
    refuses(
        HResult.HCS_E_INVALID_JSON,
        () -> system.createProcess("{\"Command\":\"x\"}", Given.soon()));
    refuses(
        HResult.ERROR_INVALID_PARAMETER,
        () -> system.createProcess("{\"CommandLine\":\" \"}", Given.soon()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CtrlC", "CtrlBreak", "CtrlClose", "CtrlLogOff", "CtrlShutdown"})
  void every_control_signal_ends_a_process_that_does_not_handle_it(String signal) {
    HcsProcess process = running(started());
    process.signal(Json.DOCUMENT.write(new SignalOptions(signal)), Given.soon());
    assertThat(process.waitForExit(Given.soon())).isPresent();
  }

  @Test
  void a_console_has_no_pipe_of_errors_and_can_be_resized() {
    HcsSystem system = started();
    HcsProcess console = running(system, Given.console(longCommand(), 24, 80));
    assertThat(console.standardOutput()).isPresent();
    assertThat(console.standardError()).isEmpty();
    console.modify(resize(50, 132), Given.soon());
    refuses(HResult.ERROR_INVALID_PARAMETER, () -> console.modify(resize(0, 132), Given.soon()));
    HcsProcess plain = running(system);
    refuses(HResult.ERROR_INVALID_PARAMETER, () -> plain.modify(resize(50, 132), Given.soon()));
    plain.modify(Json.DOCUMENT.write(ProcessModifyRequest.closeStandardInput()), Given.soon());
    refuses(
        HResult.HCS_E_INVALID_JSON, () -> plain.modify("{\"Operation\":\"Resize\"}", Given.soon()));
  }

  private static String resize(int height, int width) {
    return Json.DOCUMENT.write(ProcessModifyRequest.resize(height, width));
  }
}
