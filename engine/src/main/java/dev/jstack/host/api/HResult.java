package dev.jstack.host.api;

import java.util.List;

/**
 * The codes that HCS, HCN and the Win32 layer below them answer with, each with what it means for a
 * caller and one sentence for people.
 *
 * <p>Names and numbers from HCSHResult.md and HCNHResult.md of Microsoft's virtualization
 * documentation and from winerror.h.
 */
public enum HResult {
  HCS_E_TERMINATED_DURING_START(
      0x80370100, HostError.UNEXPECTED_EXIT, "The compute system ended while it was starting."),
  HCS_E_IMAGE_MISMATCH(
      0x80370101,
      HostError.IMAGE_MISMATCH,
      "The image was built for a Windows build that this host cannot run with process isolation."
          + " Use an image of the host's build, or isolation: hyperv."),
  HCS_E_HYPERV_NOT_INSTALLED(
      0x80370102,
      HostError.HYPERVISOR_MISSING,
      "Hyper-V isolation needs the Hyper-V feature and a running hypervisor, and this host has"
          + " none. Enable it, or use isolation: process."),
  HCS_E_INVALID_STATE(
      0x80370105, HostError.INVALID_STATE, "The object is not in a state that allows this call."),
  HCS_E_UNEXPECTED_EXIT(
      0x80370106, HostError.UNEXPECTED_EXIT, "The compute system ended by itself."),
  HCS_E_TERMINATED(0x80370107, HostError.UNEXPECTED_EXIT, "The compute system was terminated."),
  HCS_E_CONNECT_FAILED(
      0x80370108, HostError.SERVICE_UNAVAILABLE, "The guest of the container did not answer."),
  HCS_E_CONNECTION_TIMEOUT(
      0x80370109, HostError.TIMED_OUT, "The guest of the container did not answer in time."),
  HCS_E_CONNECTION_CLOSED(
      0x8037010A, HostError.SERVICE_UNAVAILABLE, "The guest of the container went away."),
  HCS_E_UNKNOWN_MESSAGE(
      0x8037010B, HostError.NOT_SUPPORTED, "The guest of the container does not know the request."),
  HCS_E_INVALID_JSON(
      0x8037010D,
      HostError.INVALID_DOCUMENT,
      "The document is malformed, or has a member that this build of Windows does not know."),
  HCS_E_SYSTEM_NOT_FOUND(
      0x8037010E, HostError.NOT_FOUND, "There is no compute system with this id."),
  HCS_E_SYSTEM_ALREADY_EXISTS(
      0x8037010F, HostError.ALREADY_EXISTS, "A compute system with this id exists already."),
  HCS_E_SYSTEM_ALREADY_STOPPED(
      0x80370110, HostError.ALREADY_STOPPED, "The compute system has stopped already."),
  HCS_E_PROTOCOL_ERROR(
      0x80370111, HostError.SERVICE_UNAVAILABLE, "Host and guest do not understand each other."),
  HCS_E_INVALID_LAYER(
      0x80370112, HostError.INVALID_ARGUMENT, "A layer folder does not have the expected form."),
  HCS_E_SERVICE_NOT_AVAILABLE(
      0x80370114,
      HostError.SERVICE_UNAVAILABLE,
      "The Host Compute Service is not there. Install the Containers feature."),
  HCS_E_OPERATION_NOT_STARTED(
      0x80370115, HostError.INVALID_STATE, "The operation was waited for before it was started."),
  HCS_E_OPERATION_ALREADY_STARTED(
      0x80370116, HostError.INVALID_STATE, "The operation is in use by another call."),
  HCS_E_OPERATION_PENDING(0x80370117, HostError.TIMED_OUT, "The operation is not over yet."),
  HCS_E_OPERATION_TIMEOUT(
      0x80370118, HostError.TIMED_OUT, "The operation did not end before its deadline."),
  HCS_E_SYSTEM_CALLBACK_ALREADY_SET(
      0x80370119, HostError.INVALID_STATE, "The handle has an event callback already."),
  HCS_E_ACCESS_DENIED(
      0x8037011B,
      HostError.ACCESS_DENIED,
      "HCS admits administrators and members of Hyper-V Administrators only."),
  HCS_E_GUEST_CRITICAL_ERROR(
      0x8037011C, HostError.UNEXPECTED_EXIT, "The guest of the container crashed."),
  HCS_E_SERVICE_DISCONNECT(
      0x8037011E, HostError.SERVICE_UNAVAILABLE, "The Host Compute Service went away."),
  HCS_E_PROCESS_ALREADY_STOPPED(
      0x8037011F, HostError.ALREADY_STOPPED, "The process has ended already."),

  HCN_E_NETWORK_NOT_FOUND(0x803B0001, HostError.NOT_FOUND, "There is no network with this id."),
  HCN_E_ENDPOINT_NOT_FOUND(0x803B0002, HostError.NOT_FOUND, "There is no endpoint with this id."),
  HCN_E_SUBNET_NOT_FOUND(
      0x803B0005, HostError.INVALID_ARGUMENT, "The network has no subnet or no free address left."),
  HCN_E_ADAPTER_NOT_FOUND(
      0x803B0006, HostError.INVALID_ARGUMENT, "The network names no adapter of this host."),
  HCN_E_POLICY_NOT_FOUND(0x803B0008, HostError.NOT_FOUND, "The endpoint has no such policy."),
  HCN_E_INVALID_NETWORK(0x803B000A, HostError.INVALID_ARGUMENT, "The network cannot be like this."),
  HCN_E_INVALID_NETWORK_TYPE(
      0x803B000B, HostError.INVALID_ARGUMENT, "This build knows no such type of network."),
  HCN_E_INVALID_ENDPOINT(
      0x803B000C, HostError.INVALID_ARGUMENT, "The endpoint cannot be like this."),
  HCN_E_INVALID_POLICY(0x803B000D, HostError.INVALID_ARGUMENT, "The policy cannot be like this."),
  HCN_E_INVALID_POLICY_TYPE(
      0x803B000E, HostError.INVALID_ARGUMENT, "This build knows no such policy."),
  HCN_E_NETWORK_ALREADY_EXISTS(
      0x803B0010, HostError.ALREADY_EXISTS, "A network with this id or name exists already."),
  HCN_E_POLICY_ALREADY_EXISTS(
      0x803B0012, HostError.ALREADY_EXISTS, "The endpoint has this policy already."),
  HCN_E_PORT_ALREADY_EXISTS(
      0x803B0013,
      HostError.PORT_IN_USE,
      "The host port is mapped to another endpoint already. Publish another port, or stop the one"
          + " that has it."),
  HCN_E_ENDPOINT_ALREADY_ATTACHED(
      0x803B0014, HostError.IN_USE, "The endpoint is attached already."),
  HCN_E_REQUEST_UNSUPPORTED(
      0x803B0015,
      HostError.NOT_SUPPORTED,
      "HNS does not do this to this object: a namespace with containers in it cannot be deleted, a"
          + " network's name and type cannot change."),
  HCN_E_MAPPING_NOT_SUPPORTED(
      0x803B0016, HostError.NOT_SUPPORTED, "Only networks with NAT can publish ports."),
  HCN_E_DEGRADED_OPERATION(
      0x803B0017, HostError.INVALID_STATE, "The object is degraded and must be made anew."),
  HCN_E_SHARED_SWITCH_MODIFICATION(
      0x803B0018, HostError.IN_USE, "Another external network uses the adapter already."),
  HCN_E_GUID_CONVERSION_FAILURE(
      0x803B0019, HostError.INVALID_DOCUMENT, "A text that should be a GUID is none."),
  HCN_E_INVALID_JSON(
      0x803B001B,
      HostError.INVALID_DOCUMENT,
      "The document is malformed, or has a member that this build of Windows does not know."),
  HCN_E_ENDPOINT_SHARING_DISABLED(
      0x803B001D,
      HostError.NOT_SUPPORTED,
      "Containers with hyperv isolation cannot share a network namespace."),
  HCN_E_INVALID_IP(
      0x803B001E,
      HostError.INVALID_ARGUMENT,
      "The address is malformed, taken, or outside the subnets of the network."),
  HCN_E_MANAGER_STOPPED(
      0x803B0020, HostError.SERVICE_UNAVAILABLE, "The Host Network Service is stopping."),
  HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS(
      0x803B002B, HostError.IN_USE, "The endpoint is in a namespace already."),
  HCN_E_ENTITY_HAS_REFERENCES(
      0x803B002C, HostError.IN_USE, "The object is in use and cannot be deleted."),
  HCN_E_INVALID_INTERNAL_PORT(
      0x803B002D, HostError.INVALID_ARGUMENT, "A port mapping needs the port of the container."),
  HCN_E_ADDR_INVALID_OR_RESERVED(
      0x803B002F,
      HostError.INVALID_ARGUMENT,
      "The address is the network's own, its broadcast address or its gateway."),
  HCN_E_INVALID_PREFIX(
      0x803B0030, HostError.INVALID_ARGUMENT, "The subnet's prefix has host bits or is too small."),
  HCN_E_OBJECT_USED_AFTER_UNLOAD(
      0x803B0031, HostError.NOT_FOUND, "The object was deleted meanwhile."),
  HCN_E_INVALID_SUBNET(
      0x803B0032, HostError.INVALID_ARGUMENT, "A NAT network has one subnet with a default route."),
  HCN_E_VFP_NOT_ALLOWED(
      0x803B0037, HostError.NOT_SUPPORTED, "This edition of Windows has no virtual switch filter."),

  ERROR_FILE_NOT_FOUND(0x80070002, HostError.NOT_FOUND, "The file does not exist."),
  ERROR_PATH_NOT_FOUND(0x80070003, HostError.NOT_FOUND, "The path does not exist."),
  ERROR_ACCESS_DENIED(0x80070005, HostError.ACCESS_DENIED, "Access is denied."),
  ERROR_INVALID_HANDLE(0x80070006, HostError.INVALID_STATE, "The handle is closed or stale."),
  ERROR_INVALID_DATA(0x8007000D, HostError.INVALID_DOCUMENT, "The data is invalid."),
  ERROR_SHARING_VIOLATION(
      0x80070020,
      HostError.PORT_IN_USE,
      "Something else on this host uses it; of a port: another program listens there, or Windows"
          + " has excluded it (netsh interface ipv4 show excludedportrange)."),
  ERROR_NOT_SUPPORTED(0x80070032, HostError.NOT_SUPPORTED, "The host does not support this."),
  ERROR_INVALID_PARAMETER(0x80070057, HostError.INVALID_ARGUMENT, "A parameter is incorrect."),
  ERROR_BAD_EXE_FORMAT(
      0x800700C1, HostError.INVALID_ARGUMENT, "The file cannot be run by this host."),
  ERROR_ALREADY_EXISTS(0x800700B7, HostError.ALREADY_EXISTS, "The object exists already."),
  ERROR_DIRECTORY(0x8007010B, HostError.INVALID_ARGUMENT, "The working directory is not valid."),
  ERROR_NOT_FOUND(0x80070490, HostError.NOT_FOUND, "The element was not found."),
  RPC_S_SERVER_UNAVAILABLE(
      0x800706BA, HostError.SERVICE_UNAVAILABLE, "The service of the host does not run."),
  E_NOTIMPL(0x80004001, HostError.NOT_SUPPORTED, "The host does not implement this."),
  E_FAIL(0x80004005, HostError.UNKNOWN, "The host gave no reason.");

  private final int code;
  private final HostError error;
  private final String sentence;

  HResult(int code, HostError error, String sentence) {
    this.code = code;
    this.error = error;
    this.sentence = sentence;
  }

  public int code() {
    return code;
  }

  public HostError error() {
    return error;
  }

  /** What it means and, where something can be done, what. */
  public String sentence() {
    return sentence;
  }

  /**
   * The failure of a call with this code.
   *
   * @param operation the native function's name
   * @param object the id or path it was about
   * @param reason why, of this very case
   */
  public HostException failure(String operation, String object, String reason) {
    return new HostException(error, code, operation, object, reason, List.of());
  }

  /** The same; people are told {@code reason} in place of what the code means in general. */
  public HostException told(String operation, String object, String reason) {
    return new HostException(error, code, operation, object, reason, List.of(reason));
  }

  /** The failure of a call, with this code's own sentence as the reason. */
  public HostException failure(String operation, String object) {
    return failure(operation, object, sentence);
  }
}
