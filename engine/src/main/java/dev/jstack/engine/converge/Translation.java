package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.plan.Action;
import dev.jstack.engine.plan.CreateEndpoint;
import dev.jstack.engine.plan.CreateNetwork;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HResults;
import dev.jstack.host.api.HostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Failures of a host in words: what could not be done, why, and what to do. */
final class Translation {
  private static final Set<HResult> RACES_OF_ENDPOINTS =
      EnumSet.of(HResult.HCN_E_INVALID_IP, HResult.HCN_E_NETWORK_NOT_FOUND);
  private static final Set<HResult> RACES_OF_NETWORKS =
      EnumSet.of(HResult.ERROR_INVALID_PARAMETER, HResult.HCN_E_NETWORK_ALREADY_EXISTS);

  private Translation() {}

  /** {@code failure} of {@code node} as people are told it. */
  static ActionException of(PlanNode node, RuntimeException failure) {
    if (failure instanceof ActionException known) {
      return known;
    }
    if (failure instanceof HostException host) {
      return of(node, host);
    }
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return ActionException.of(ConvergenceCode.HOST_FAILED, could(node) + ": " + reason);
  }

  private static ActionException of(PlanNode node, HostException failure) {
    String why = failure.events().isEmpty() ? reason(failure) : failure.events().get(0);
    if (isTaken(node.action(), failure)) {
      return new ActionException(
          ConvergenceCode.TAKEN_MEANWHILE,
          could(node) + ": " + why,
          Optional.of(failure.hresult()),
          List.of("run the same command again when the other stack is up"));
    }
    return new ActionException(
        code(failure), could(node) + ": " + why, Optional.of(failure.hresult()), hints(failure));
  }

  /**
   * Whether somebody was faster since the plan was made: with an address of a network, with a range
   * (strict hosts answer ERROR_INVALID_PARAMETER to one that overlaps), or by removing the network.
   */
  private static boolean isTaken(Action action, HostException failure) {
    Optional<HResult> code = HResults.find(failure.hresult());
    if (action instanceof CreateEndpoint) {
      return code.filter(RACES_OF_ENDPOINTS::contains).isPresent();
    }
    return action instanceof CreateNetwork && code.filter(RACES_OF_NETWORKS::contains).isPresent();
  }

  private static String could(PlanNode node) {
    return "could not " + node.verb().word() + " " + name(node.address());
  }

  /** {@code web-1}, {@code network front}, {@code published ports of web-1}. */
  static String name(ResourceAddress address) {
    String replica = address.replica() == 0 ? "" : "-" + address.replica();
    String name = address.name() + replica;
    return switch (address.kind()) {
      case SERVICE -> name;
      case ENDPOINT -> "endpoint of " + name + " on " + address.network();
      case NAMESPACE, NETWORK, VOLUME -> address.kind().word() + " " + name;
    };
  }

  private static String reason(HostException failure) {
    return switch (failure.error()) {
      case PORT_IN_USE -> "a published port is taken by another program";
      case IMAGE_MISMATCH -> "the image was made for another version of Windows";
      case HYPERVISOR_MISSING -> "the hypervisor does not run on this host";
      case ACCESS_DENIED -> "access denied";
      case TIMED_OUT -> failure.operation() + " did not answer in time";
      case SERVICE_UNAVAILABLE -> "the host's container service does not answer";
      case NOT_FOUND,
          ALREADY_EXISTS,
          ALREADY_STOPPED,
          INVALID_STATE,
          INVALID_DOCUMENT,
          INVALID_ARGUMENT,
          IN_USE,
          NOT_SUPPORTED,
          UNEXPECTED_EXIT,
          UNKNOWN ->
          String.valueOf(failure.getMessage());
    };
  }

  private static ConvergenceCode code(HostException failure) {
    return switch (failure.error()) {
      case PORT_IN_USE -> ConvergenceCode.PORT_TAKEN;
      case IMAGE_MISMATCH -> ConvergenceCode.IMAGE_MISMATCH;
      case HYPERVISOR_MISSING -> ConvergenceCode.HYPERVISOR_MISSING;
      case ACCESS_DENIED -> ConvergenceCode.ACCESS_DENIED;
      case TIMED_OUT -> ConvergenceCode.NO_ANSWER;
      case SERVICE_UNAVAILABLE -> ConvergenceCode.SERVICE_UNAVAILABLE;
      default -> ConvergenceCode.HOST_FAILED;
    };
  }

  private static List<String> hints(HostException failure) {
    return switch (failure.error()) {
      case PORT_IN_USE -> List.of("publish another port, or stop that program");
      case IMAGE_MISMATCH -> List.of("take an image of this host's build, or isolation: hyperv");
      case HYPERVISOR_MISSING -> List.of("enable Hyper-V, or use isolation: process");
      case ACCESS_DENIED -> List.of("run it as an administrator");
      case SERVICE_UNAVAILABLE, TIMED_OUT -> List.of("run the same command again: it goes on");
      default -> List.of();
    };
  }

  /** Whether the address is one that people have a name for. */
  static boolean isReplica(ResourceAddress address) {
    return address.kind() == ResourceKind.SERVICE;
  }
}
