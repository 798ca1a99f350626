package dev.jstack.host.contract;

import static dev.jstack.host.contract.NetworkContract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.Host;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.SystemExitStatus;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every host does with compute systems and processes, and refuses; stays on the seam. */
public abstract class HostContract {
  private static final String ID = "shop.web.1.0123456789ab";
  private final List<AutoCloseable> open = new ArrayList<>();

  /** A host without systems. */
  protected abstract Host host();

  /** Read-only layers that a system can be made of. */
  protected abstract List<String> layers();

  /** A prepared scratch layer, as {@code Storage.Path} names it. */
  protected abstract String volume(String id);

  /** A scratch layer that is not mounted, for hyperv isolation. */
  protected abstract String scratch(String id);

  /** A command that runs until it is ended. */
  protected abstract String longCommand();

  @AfterEach
  void end_what_was_started() throws Exception {
    if (!open.isEmpty()) {
      for (String id : found(SystemQuery.ownedBy("jstack"))) {
        end(id);
      }
      for (AutoCloseable each : open) {
        each.close();
      }
    }
    afterwards();
  }

  /** Looks whether the host is clean and closes it. */
  protected void afterwards() {}

  private void end(String id) {
    try (HcsSystem system = host().compute().openComputeSystem(id)) {
      system.terminate(Given.soon());
    } catch (HostException e) {
      assertThat(e.error()).isEqualTo(HostError.NOT_FOUND); // it had stopped already
    }
  }

  protected ComputeSystem container() {
    return Given.container(layers(), volume(ID), Optional.empty());
  }

  protected HcsSystem created(String id, String document) {
    HcsSystem system = host().compute().createComputeSystem(id, document, Given.soon());
    open.add(system);
    return system;
  }

  private HcsSystem created() {
    return created(ID, Json.DOCUMENT.write(container()));
  }

  private HcsSystem started() {
    HcsSystem system = created();
    system.start(Given.soon());
    return system;
  }

  private HcsProcess running(HcsSystem system) {
    HcsProcess process = system.createProcess(Given.process(longCommand()), Given.soon());
    open.add(process);
    return process;
  }

  private static SystemProperties properties(HcsSystem system, String... types) {
    return Json.DOCUMENT.read(
        system.properties(Json.DOCUMENT.write(PropertyQuery.of(types)), Given.soon()),
        SystemProperties.class);
  }

  private static SystemExitStatus exit(HcsSystem system) {
    return Json.DOCUMENT.read(
        system.waitForExit(Given.soon()).orElseThrow(), SystemExitStatus.class);
  }

  private void refusesDocument(HResult result, String document) {
    refuses(result, () -> created("refused", document));
    assertThat(host().compute().enumerateComputeSystems("", Given.soon())).isEqualTo("[]");
  }

  @Test
  void a_system_is_created_then_running_then_gone_with_its_last_handle() {
    HcsSystem system = created();
    assertThat(properties(system).state()).contains("Created");
    system.start(Given.soon());
    assertThat(properties(system).isRunning()).isTrue();
    assertThat(properties(system).isOwnedBy("JSTACK")).isTrue();
    system.terminate(Given.soon());
    assertThat(properties(system).stopped()).isTrue();
    assertThat(properties(system).exitType()).contains("ForcedExit");
    assertThat(exit(system).exitType()).contains("ForcedExit");
    system.close();
    refuses(HResult.HCS_E_SYSTEM_NOT_FOUND, () -> host().compute().openComputeSystem(ID));
  }

  @Test
  void unknown_members_are_refused_with_their_path() {
    String document = Json.DOCUMENT.write(container());
    refusesDocument(HResult.HCS_E_INVALID_JSON, "{");
    refusesDocument(
        HResult.HCS_E_INVALID_JSON,
        document.replace("\"Storage\"", "\"FilterType\":1,\"Storage\""));
    refusesDocument(HResult.HCS_E_INVALID_JSON, document.replace("\"Minor\":1", "\"Minor\":99"));
    refusesDocument(HResult.HCS_E_INVALID_JSON, "{\"SchemaVersion\":{\"Major\":2,\"Minor\":1}}");
  }

  @Test
  void a_start_of_what_is_started_or_stopped_is_refused() {
    HcsSystem system = started();
    refuses(HResult.HCS_E_INVALID_STATE, () -> system.start(Given.soon()));
    system.terminate(Given.soon());
    refuses(HResult.HCS_E_SYSTEM_ALREADY_STOPPED, () -> system.start(Given.soon()));
    refuses(HResult.HCS_E_SYSTEM_ALREADY_STOPPED, () -> system.shutDown(Given.soon()));
    refuses(HResult.HCS_E_SYSTEM_ALREADY_STOPPED, () -> system.terminate(Given.soon()));
    refuses(HResult.HCS_E_INVALID_STATE, () -> running(system));
  }

  @Test
  void an_id_is_free_again_when_its_stopped_system_is_closed() {
    HcsSystem system = created();
    refuses(HResult.HCS_E_SYSTEM_ALREADY_EXISTS, this::created);
    system.terminate(Given.soon());
    refuses(HResult.HCS_E_SYSTEM_ALREADY_EXISTS, this::created);
    system.close();
    assertThat(properties(created()).state()).contains("Created");
  }

  @Test
  void a_created_system_takes_no_process_and_no_shutdown() {
    HcsSystem system = created();
    refuses(HResult.HCS_E_INVALID_STATE, () -> running(system));
    refuses(HResult.HCS_E_INVALID_STATE, () -> system.shutDown(Given.soon()));
  }

  @Test
  void a_shutdown_ends_gracefully_with_all_processes() {
    HcsSystem system = started();
    HcsProcess process = running(system);
    system.shutDown(Given.soon());
    assertThat(exit(system).exitType()).contains("GracefulExit");
    assertThat(exit(system).status()).isZero();
    assertThat(process.waitForExit(Given.soon())).isPresent();
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

  @Test
  void systems_are_found_by_owner_id_and_type() {
    created();
    assertThat(found(SystemQuery.ownedBy("JStack"))).containsExactly(ID);
    assertThat(found(SystemQuery.ownedBy("docker"))).isEmpty();
    assertThat(found(new SystemQuery(List.of(ID), List.of(), List.of("Container"), List.of())))
        .containsExactly(ID);
    refuses(
        HResult.HCS_E_INVALID_JSON,
        () -> host().compute().enumerateComputeSystems("{\"Owner\":\"x\"}", Given.soon()));
  }

  private List<String> found(SystemQuery query) {
    String answer =
        host().compute().enumerateComputeSystems(Json.DOCUMENT.write(query), Given.soon());
    List<String> ids = new ArrayList<>();
    for (Object each : (List<?>) Json.tree(answer)) {
      ids.add(Json.DOCUMENT.bind(each, SystemProperties.class).id().orElseThrow());
    }
    return ids;
  }

  @Test
  void memory_and_processor_change_in_place_and_nothing_else() {
    HcsSystem system = created();
    String memory = Json.DOCUMENT.write(ModifySettingRequest.memory(256));
    refuses(HResult.HCS_E_INVALID_STATE, () -> system.modify(memory, Given.soon()));
    system.start(Given.soon());
    system.modify(memory, Given.soon());
    system.modify(processor(Optional.of(1L), Optional.empty()), Given.soon());
    refuses(
        HResult.ERROR_INVALID_PARAMETER,
        () -> system.modify(processor(Optional.of(1L), Optional.of(10L)), Given.soon()));
    refuses(
        HResult.ERROR_NOT_SUPPORTED,
        () ->
            system.modify(
                "{\"ResourcePath\":\"Container/GuestOs\",\"RequestType\":\"Update\","
                    + "\"Settings\":{}}",
                Given.soon()));
  }

  private static String processor(Optional<Long> count, Optional<Long> maximum) {
    return Json.DOCUMENT.write(
        ModifySettingRequest.processor(new Container.Processor(count, Optional.empty(), maximum)));
  }

  @Test
  void only_virtual_machines_pause() {
    HcsSystem system = started();
    refuses(HResult.ERROR_NOT_SUPPORTED, () -> system.pause(Given.soon()));
    HcsSystem machine =
        created(
            "vm",
            Json.DOCUMENT.write(
                Given.machine("vm", layers(), scratch("vm"), layers().get(0), List.of())));
    machine.start(Given.soon());
    machine.pause(Given.soon());
    assertThat(properties(machine).state()).contains("Paused");
    refuses(HResult.HCS_E_INVALID_STATE, () -> running(machine));
    machine.resume(Given.soon());
    assertThat(properties(machine).isRunning()).isTrue();
  }

  @Test
  void a_closed_handle_is_no_handle() {
    HcsSystem system = created();
    HcsSystem again = host().compute().openComputeSystem(ID);
    again.close();
    again.close();
    refuses(HResult.ERROR_INVALID_HANDLE, () -> again.start(Given.soon()));
    system.start(Given.soon());
  }

  @Test
  void a_namespace_with_a_container_stays_and_an_unknown_one_is_not_joined() {
    UUID namespace = new UUID(7, 7);
    String document =
        Json.DOCUMENT.write(
            Given.container(layers(), volume(ID), Optional.of(namespace.toString())));
    HcsSystem system = created(ID, document);
    refuses(HResult.ERROR_NOT_FOUND, () -> system.start(Given.soon()));
    host().network().createNamespace(namespace, Given.namespace(namespace));
    system.start(Given.soon());
    refuses(HResult.HCN_E_REQUEST_UNSUPPORTED, () -> host().network().deleteNamespace(namespace));
    system.terminate(Given.soon());
    host().network().deleteNamespace(namespace);
  }

  @Test
  void the_service_tells_the_schema_versions_that_it_knows() {
    assertThat(host().compute().serviceProperties("{\"PropertyTypes\":[\"Basic\"]}"))
        .contains("SupportedSchemaVersions");
    refuses(
        HResult.HCS_E_INVALID_JSON,
        () -> host().compute().serviceProperties("{\"PropertyTypes\":[\"Basics\"]}"));
  }
}
