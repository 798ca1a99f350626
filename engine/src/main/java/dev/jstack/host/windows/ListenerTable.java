package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.windows.abi.PortFunctions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Who listens, of the tables of iphlpapi.dll: rows of DWORDs behind their count. */
final class ListenerTable {
  private static final int TRIES = 4;

  private final PortFunctions functions;

  ListenerTable(PortFunctions functions) {
    this.functions = functions;
  }

  /** A socket that listens; {@code address} is a literal of IPv4. */
  record Listener(String address, int port, int pid) {}

  List<Listener> tcp() {
    // MIB_TCPROW_OWNER_PID: state, local address, local port, remote address, remote port, pid
    return rows(false, 6, 1, 2, 5);
  }

  List<Listener> udp() {
    // MIB_UDPROW_OWNER_PID: local address, local port, pid
    return rows(true, 3, 0, 1, 2);
  }

  private List<Listener> rows(boolean udp, int width, int address, int port, int pid) {
    return decode(table(udp), width, address, port, pid);
  }

  /** A table may grow between the question for its size and the one for its rows. */
  private byte[] table(boolean udp) {
    IntByReference size = new IntByReference(4096);
    for (int i = 0; i < TRIES; i++) {
      try (Memory memory = new Memory(Math.max(4, size.getValue()))) {
        int code = call(udp, memory, size);
        if (code == 0) {
          return memory.getByteArray(0, (int) memory.size());
        }
        if (code != PortFunctions.ERROR_INSUFFICIENT_BUFFER) {
          return new byte[4];
        }
      }
    }
    return new byte[4];
  }

  private int call(boolean udp, Memory memory, IntByReference size) {
    return udp
        ? functions.GetExtendedUdpTable(
            memory, size, 0, PortFunctions.AF_INET, PortFunctions.UDP_TABLE_OWNER_PID, 0)
        : functions.GetExtendedTcpTable(
            memory, size, 0, PortFunctions.AF_INET, PortFunctions.TCP_TABLE_OWNER_PID_LISTENER, 0);
  }

  static List<Listener> decode(byte[] table, int width, int address, int port, int pid) {
    ByteBuffer words = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int count = Math.min(words.getInt(0), (table.length - 4) / (4 * width));
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = 4 + i * width * 4;
      listeners.add(
          new Listener(
              text(table, row + address * 4),
              networkOrder(table, row + port * 4),
              words.getInt(row + pid * 4)));
    }
    return listeners;
  }

  private static String text(byte[] table, int at) {
    return "%d.%d.%d.%d"
        .formatted(table[at] & 255, table[at + 1] & 255, table[at + 2] & 255, table[at + 3] & 255);
  }

  /** A port stands in the low two bytes of its DWORD, highest byte first. */
  private static int networkOrder(byte[] table, int at) {
    return (table[at] & 255) << 8 | table[at + 1] & 255;
  }
}
