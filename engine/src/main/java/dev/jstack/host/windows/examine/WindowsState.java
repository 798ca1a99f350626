package dev.jstack.host.windows.examine;

import dev.jstack.host.WindowsVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the checks ask of a Windows machine. Every answer is read anew. */
public interface WindowsState {

  /** State of a service of the service control manager. */
  enum Service {
    /** There is no service of that name: its feature is not installed. */
    ABSENT,
    STOPPED,
    RUNNING
  }

  WindowsVersion version();

  /** The edition's name, such as {@code Windows Server 2022 Standard}. */
  String product();

  Service service(String name);

  /** A DWORD below HKEY_LOCAL_MACHINE. */
  OptionalInt number(String key, String value);

  /** Names of the values of a key below HKEY_LOCAL_MACHINE; empty when there is no such key. */
  List<String> values(String key);

  /** Whether this process has the rights of an administrator switched on. */
  boolean elevated();

  /** Whether the user is in the group with this SID. */
  boolean memberOf(String sid);

  /** Whether a hypervisor runs (IsProcessorFeaturePresent 45, CPUID's hypervisor bit). */
  boolean hypervisor();

  /** Whether this machine is itself a virtual one; empty: nobody can tell. */
  Optional<Boolean> virtual();

  /** IPv4 networks of the machine's cards, as {@code 10.1.2.0/24 on Ethernet}. */
  List<Card> cards();

  /** Bytes that are free where the state root is. */
  long freeBytes();

  /** Port ranges that Windows keeps, as {@code 50000-50059}, of TCP. */
  List<String> excludedPorts();

  /**
   * A network card.
   *
   * @param description of its driver, such as {@code WireGuard Tunnel}
   * @param address IPv4 in words
   * @param prefixLength of its network
   */
  record Card(String name, String description, String address, int prefixLength) {}
}
