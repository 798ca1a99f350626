package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.plan.Action;
import dev.jstack.engine.plan.CreateEndpoint;
import dev.jstack.engine.plan.CreateNetwork;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.RunHook;
import dev.jstack.engine.plan.UpdatePorts;
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
    boolean raced = isTaken(node.action(), failure);
    List<String> hints =
        List.of(
            raced ? "run the same command again when the other stack is up" : hint(failure),
            "jstack explain 0x%08x says more".formatted(failure.hresult()));
    return new ActionException(
        raced ? ConvergenceCode.TAKEN_MEANWHILE : code(failure),
        could(node) + ": " + why(node.action(), failure),
        Optional.of(failure.hresult()),
        HResults.find(failure.hresult()).isPresent() ? hints : hints.subList(0, 1));
  }

  /** A cure is a sentence in the table; hints begin small and have no full stop. */
  private static String hint(HostException failure) {
    String cure = failure.cure();
    return Character.toLowerCase(cure.charAt(0)) + cure.substring(1, cure.length() - 1);
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
    String what = node.action() instanceof RunHook run ? run.hook().title() : name(node.address());
    return "could not " + node.verb().word() + " " + what;
  }

  /** {@code web-1}, {@code network front}, {@code published ports of web-1}. */
  static String name(ResourceAddress address) {
    String replica = address.replica() == 0 ? "" : "-" + address.replica();
    String name = address.name() + replica;
    return switch (address.kind()) {
      case SERVICE -> name;
      case ENDPOINT -> "endpoint of " + name + " on " + address.network();
      case NAMESPACE, NETWORK, VOLUME, PROVIDER -> address.kind().word() + " " + name;
    };
  }

  /** What the code means here: the same one says different things about ports and files. */
  private static String why(Action action, HostException failure) {
    if (!failure.events().isEmpty()) {
      return failure.told();
    }
    boolean ports = action instanceof CreateEndpoint || action instanceof UpdatePorts;
    return switch (failure.error()) {
      case PORT_IN_USE -> ports ? "a published port is taken by another program" : failure.told();
      case IMAGE_MISMATCH -> "the image was made for another version of Windows";
      case TIMED_OUT -> failure.operation() + " did not answer in time";
      default -> failure.told();
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

  /** Whether the address is one that people have a name for. */
  static boolean isReplica(ResourceAddress address) {
    return address.kind() == ResourceKind.SERVICE;
  }
}
