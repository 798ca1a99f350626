package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Change requests for policies. */
final class Policies {
  private Policies() {}

  /** The policies after the request; {@code Update} replaces all policies of the given types. */
  static List<Policy> change(
      String operation, String id, List<Policy> present, HcnModifyRequest request) {
    List<Policy> named = named(operation, id, request);
    return switch (request.requestType()) {
      case "Add" -> added(operation, id, present, named);
      case "Remove" -> removed(operation, id, present, named);
      case "Update" -> replaced(present, named);
      default ->
          throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
              operation, id, "\"" + request.requestType() + "\" is no request for policies");
    };
  }

  private static List<Policy> named(String operation, String id, HcnModifyRequest request) {
    Object settings =
        request
            .settings()
            .orElseThrow(
                () -> HResult.HCN_E_INVALID_JSON.failure(operation, id, "$.Settings: missing"));
    return HcnText.bind(operation, id, settings, HcnModifyRequest.Policies.class).policies();
  }

  private static List<Policy> added(
      String operation, String id, List<Policy> present, List<Policy> named) {
    List<Policy> policies = new ArrayList<>(present);
    for (Policy policy : named) {
      if (indexOf(policies, policy) >= 0) {
        throw HResult.HCN_E_POLICY_ALREADY_EXISTS.failure(operation, id);
      }
      policies.add(policy);
    }
    return policies;
  }

  private static List<Policy> removed(
      String operation, String id, List<Policy> present, List<Policy> named) {
    List<Policy> policies = new ArrayList<>(present);
    for (Policy policy : named) {
      int index = indexOf(policies, policy);
      if (index < 0) {
        throw HResult.HCN_E_POLICY_NOT_FOUND.failure(operation, id);
      }
      policies.remove(index);
    }
    return policies;
  }

  private static List<Policy> replaced(List<Policy> present, List<Policy> named) {
    Set<String> types = named.stream().map(Policy::type).collect(Collectors.toSet());
    List<Policy> policies = new ArrayList<>(present);
    policies.removeIf(policy -> types.contains(policy.type()));
    policies.addAll(named);
    return policies;
  }

  /** Port mappings are the same when they mean the same, however they are spelled. */
  private static int indexOf(List<Policy> policies, Policy wanted) {
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      boolean same =
          policy.type().equals(wanted.type())
              && (policy.portMapping().isPresent()
                  ? policy.portMapping().equals(wanted.portMapping())
                  : policy.settings().equals(wanted.settings()));
      if (same) {
        return i;
      }
    }
    return -1;
  }
}
