package dev.jstack.host.contract;

import static dev.jstack.host.contract.NetworkContract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.host.document.hcs.ServiceModification;
import dev.jstack.host.document.hcs.SystemExitStatus;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every host does with compute systems and processes, and refuses; stays on the seam. */
public abstract class HostContract extends ProcessContract {
  /** GUID_DEVINTERFACE of graphics adapters that DirectX containers use. */
  private static final String GPU = "5B45201D-F2F2-4F3B-85BB-30FF1F953599";

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
  void a_shutdown_ends_gracefully_with_all_processes() {
    HcsSystem system = started();
    HcsProcess process = running(system);
    system.shutDown(Given.soon());
    assertThat(exit(system).exitType()).contains("GracefulExit");
    assertThat(exit(system).status()).isZero();
    assertThat(process.waitForExit(Given.soon())).isPresent();
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
  protected void credential_guards_are_made_listed_and_removed_by_the_service() {
    HcsApi service = host().compute();
    String adding = Json.DOCUMENT.write(ServiceModification.addCredentialGuard(ID, "{}"));
    service.modifyServiceSettings(adding);
    refuses(HResult.ERROR_ALREADY_EXISTS, () -> service.modifyServiceSettings(adding));
    String query = "{\"PropertyTypes\":[\"ContainerCredentialGuard\"]}";
    assertThat(service.serviceProperties(query)).contains(ID, "Cookie", "LRPC");
    String removal = Json.DOCUMENT.write(ServiceModification.removeCredentialGuard(ID));
    service.modifyServiceSettings(removal);
    assertThat(service.serviceProperties(query)).doesNotContain(ID);
    refuses(HResult.ERROR_NOT_FOUND, () -> service.modifyServiceSettings(removal));
  }

  @Test
  void devices_are_assigned_by_class_to_process_isolation_and_refused_to_machines() {
    String devices = "\"AssignedDevices\":[{\"InterfaceClassGuid\":\"" + GPU + "\"}]";
    String document = Json.DOCUMENT.write(container());
    HcsSystem system = created(ID, document.replace("\"Storage\":", devices + ",\"Storage\":"));
    assertThat(properties(system).state()).contains("Created");
    String machine =
        Json.DOCUMENT.write(
            Given.machine("vm", layers(), scratch("vm"), layers().get(0), List.of()));
    refuses(
        HResult.ERROR_NOT_SUPPORTED,
        () -> created("vm", "{" + devices + "," + machine.substring(1)));
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
