package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Path;

/** iphlpapi.dll: which process has which port. */
public interface PortFunctions extends Library {
  int AF_INET = 2;
  int AF_INET6 = 23;
  int TCP_TABLE_OWNER_PID_LISTENER = 3;
  int UDP_TABLE_OWNER_PID = 1;
  int ERROR_INSUFFICIENT_BUFFER = 122;

  /** 0, or {@link #ERROR_INSUFFICIENT_BUFFER} with the size that is needed. */
  int GetExtendedTcpTable(
      Pointer table, IntByReference size, int sorted, int family, int tableClass, int reserved);

  /** The same for UDP. */
  int GetExtendedUdpTable(
      Pointer table, IntByReference size, int sorted, int family, int tableClass, int reserved);

  /** Loads it from {@code systemDirectory}. */
  static PortFunctions load(Path systemDirectory) {
    return Native.load(systemDirectory.resolve("iphlpapi.dll").toString(), PortFunctions.class);
  }
}
