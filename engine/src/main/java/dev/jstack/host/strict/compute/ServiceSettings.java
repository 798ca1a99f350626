package dev.jstack.host.strict.compute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.CredentialGuardState;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.host.document.hcs.ServiceModification;
import dev.jstack.host.document.hcs.ServiceModification.AddInstance;
import dev.jstack.host.document.hcs.ServiceModification.CredentialGuardOperation;
import dev.jstack.host.document.hcs.ServiceModification.RemoveInstance;
import dev.jstack.host.document.hcs.ServiceProperties;
import dev.jstack.host.document.hcs.ServiceProperties.CredentialGuardInstance;
import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** HcsGetServiceProperties and HcsModifyServiceSettings: versions and credential guards. */
final class ServiceSettings {
  private static final String GUARDS = "ContainerCredentialGuard";

  private final HostFacts facts;
  private final Map<String, CredentialGuardInstance> guards = new LinkedHashMap<>();

  ServiceSettings(HostFacts facts) {
    this.facts = facts;
  }

  synchronized String properties(String text) {
    PropertyQuery query = HcsText.query("HcsGetServiceProperties", "", text, PropertyQuery.class);
    List<Object> answers = new ArrayList<>();
    for (String type : query.propertyTypes()) {
      answers.add(property(type));
    }
    return Json.DOCUMENT.write(new ServiceProperties(answers, Map.of()));
  }

  private Object property(String type) {
    return switch (type) {
      case "Basic" ->
          new ServiceProperties.Basic(
              List.of(new SchemaVersion(1, 0), new SchemaVersion(2, facts.schemaMinor())));
      case "ProcessorTopology" -> Map.of("LogicalProcessorCount", facts.processors());
      case GUARDS -> new ServiceProperties.CredentialGuards(List.copyOf(guards.values()));
      default ->
          throw HResult.HCS_E_INVALID_JSON.failure(
              "HcsGetServiceProperties", "", "$.PropertyTypes: \"" + type + "\" is no such type");
    };
  }

  synchronized String modify(String text) {
    String operation = "HcsModifyServiceSettings";
    ServiceModification request = HcsText.read(operation, "", text, ServiceModification.class);
    if (!request.propertyType().equals(GUARDS)) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(operation, request.propertyType());
    }
    Object settings =
        request
            .settings()
            .orElseThrow(
                () -> HResult.HCS_E_INVALID_JSON.failure(operation, "", "$.Settings: missing"));
    CredentialGuardOperation change =
        HcsText.bind(operation, "", settings, CredentialGuardOperation.class);
    switch (change.operation()) {
      case "AddInstance" ->
          add(HcsText.bind(operation, "", change.operationDetails(), AddInstance.class));
      case "RemoveInstance" ->
          remove(
              operation,
              HcsText.bind(operation, "", change.operationDetails(), RemoveInstance.class).id());
      default ->
          throw HResult.HCS_E_INVALID_JSON.failure(
              operation, "", "$.Settings.Operation: \"" + change.operation() + "\" is none");
    }
    return "";
  }

  private void add(AddInstance instance) {
    CredentialGuardState state =
        new CredentialGuardState(
            Optional.of(UUID.nameUUIDFromBytes(instance.id().getBytes(UTF_8)).toString()),
            Optional.of("jstack-" + instance.id()),
            Optional.of(instance.transport()),
            Optional.of(instance.credentialSpec()));
    CredentialGuardInstance guard =
        new CredentialGuardInstance(instance.id(), Optional.of(state), Optional.empty());
    if (guards.putIfAbsent(instance.id(), guard) != null) {
      throw HResult.ERROR_ALREADY_EXISTS.failure("HcsModifyServiceSettings", instance.id());
    }
  }

  private void remove(String operation, String id) {
    if (guards.remove(id) == null) {
      throw HResult.ERROR_NOT_FOUND.failure(operation, id);
    }
  }
}
