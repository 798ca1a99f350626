package dev.jstack.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.Winsvc;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.windows.examine.WindowsState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** This Windows machine as it is now: service manager, registry, token, network cards. */
public final class LiveWindows implements WindowsState {
  private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final String BIOS = "HARDWARE\\DESCRIPTION\\System\\BIOS";
  private static final List<String> VIRTUAL_MODELS =
      List.of("virtual", "vmware", "kvm", "hvm domu", "qemu", "google compute", "openstack");

  /** ERROR_SERVICE_DOES_NOT_EXIST. */
  private static final int NO_SUCH_SERVICE = 1060;

  private final Path systemDirectory;
  private final Path stateRoot;

  /**
   * This machine.
   *
   * @param systemDirectory {@code C:\Windows\System32}
   * @param stateRoot where layers and volumes are
   */
  public LiveWindows(Path systemDirectory, Path stateRoot) {
    this.systemDirectory = systemDirectory;
    this.stateRoot = stateRoot;
  }

  @Override
  public WindowsVersion version() {
    return WindowsFacts.version(systemDirectory);
  }

  @Override
  public String product() {
    String release = text(CURRENT_VERSION, "DisplayVersion").map(v -> " " + v).orElse("");
    return text(CURRENT_VERSION, "ProductName").orElse("Windows") + release;
  }

  @Override
  public Service service(String name) {
    try (W32ServiceManager manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
        W32Service service = manager.openService(name, Winsvc.SERVICE_QUERY_STATUS)) {
      return service.queryStatus().dwCurrentState == Winsvc.SERVICE_RUNNING
          ? Service.RUNNING
          : Service.STOPPED;
    } catch (Win32Exception e) {
      return e.getErrorCode() == NO_SUCH_SERVICE ? Service.ABSENT : Service.STOPPED;
    }
  }

  @Override
  public OptionalInt number(String key, String value) {
    return Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, key, value)
        ? OptionalInt.of(Advapi32Util.registryGetIntValue(WinReg.HKEY_LOCAL_MACHINE, key, value))
        : OptionalInt.empty();
  }

  private static Optional<String> text(String key, String value) {
    return Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, key, value)
        ? Optional.of(Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, key, value))
        : Optional.empty();
  }

  @Override
  public List<String> values(String key) {
    try {
      return Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key)
          ? List.copyOf(Advapi32Util.registryGetValues(WinReg.HKEY_LOCAL_MACHINE, key).keySet())
          : List.of();
    } catch (Win32Exception e) {
      return List.of(); // only some may read it
    }
  }

  @Override
  public boolean elevated() {
    return Advapi32Util.isCurrentProcessElevated();
  }

  @Override
  public boolean memberOf(String sid) {
    return Arrays.stream(Advapi32Util.getCurrentUserGroups())
        .anyMatch(group -> sid.equals(group.sidString));
  }

  /** Its driver loads only where the hypervisor runs below this Windows. */
  @Override
  public boolean hypervisor() {
    return service("vid") == Service.RUNNING;
  }

  @Override
  public Optional<Boolean> virtual() {
    return text(BIOS, "SystemProductName")
        .map(model -> model.toLowerCase(Locale.ROOT))
        .map(model -> VIRTUAL_MODELS.stream().anyMatch(model::contains));
  }

  @Override
  public List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        if (card.isUp() && !card.isLoopback()) {
          card.getInterfaceAddresses().stream()
              .filter(address -> address.getAddress().getAddress().length == 4)
              .forEach(address -> cards.add(card(card, address)));
        }
      }
    } catch (SocketException e) {
      // no card can be seen: none gets in the way
    }
    return cards;
  }

  private static Card card(NetworkInterface card, InterfaceAddress address) {
    InetAddress own = address.getAddress();
    return new Card(
        card.getName(),
        card.getDisplayName(),
        own.getHostAddress(),
        address.getNetworkPrefixLength());
  }

  @Override
  public long freeBytes() {
    Path place = stateRoot;
    while (place.getParent() != null && !Files.exists(place)) {
      place = place.getParent();
    }
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public List<String> excludedPorts() {
    return ExcludedRanges.of(new Programs(systemDirectory)).all("tcp").stream()
        .map(range -> range.first() + "-" + range.last())
        .toList();
  }
}
