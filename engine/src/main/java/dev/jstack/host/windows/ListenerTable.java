package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.windows.abi.PortFunctions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who listens, of the tables of iphlpapi.dll: rows of DWORDs behind their count. */
final class ListenerTable {
  private static final int TRIES = 4;
  private static final String OTHER = "an address of IPv6";

  private final PortFunctions functions;

  ListenerTable(PortFunctions functions) {
    this.functions = functions;
  }

  /** A socket that listens; {@code address} is a literal of IPv4 where IPv4 has it. */
  record Listener(String address, int port, int pid) {}

  /** Where things stand in a row, in DWORDs; {@code six}: its addresses are of IPv6. */
  record Shape(int width, boolean six, int address, int port, int pid) {
    /** MIB_TCPROW_OWNER_PID: state, local address and port, remote address and port, pid. */
    static final Shape TCP = new Shape(6, false, 1, 2, 5);

    /** MIB_UDPROW_OWNER_PID: local address and port, pid. */
    static final Shape UDP = new Shape(3, false, 0, 1, 2);

    /** MIB_TCP6ROW_OWNER_PID: address, scope, port, the same of the remote end, state, pid. */
    static final Shape TCP6 = new Shape(14, true, 0, 5, 13);

    /** MIB_UDP6ROW_OWNER_PID: address, scope, port, pid. */
    static final Shape UDP6 = new Shape(7, true, 0, 5, 6);
  }

  /** Those of IPv6, too: one that listens there on all addresses has those of IPv4 as well. */
  List<Listener> tcp() {
    return rows(false, Shape.TCP, Shape.TCP6);
  }

  List<Listener> udp() {
    return rows(true, Shape.UDP, Shape.UDP6);
  }

  private List<Listener> rows(boolean udp, Shape... shapes) {
    List<Listener> rows = new ArrayList<>();
    for (Shape shape : shapes) {
      rows.addAll(decode(table(udp, shape), shape));
    }
    return rows;
  }

  /** A table may grow between the question for its size and the one for its rows. */
  private byte[] table(boolean udp, Shape shape) {
    IntByReference size = new IntByReference(4096);
    for (int i = 0; i < TRIES; i++) {
      try (Memory memory = new Memory(Math.max(4, size.getValue()))) {
        int code = call(udp, shape, memory, size);
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

  private int call(boolean udp, Shape shape, Memory memory, IntByReference size) {
    int family = shape.six() ? PortFunctions.AF_INET6 : PortFunctions.AF_INET;
    return udp
        ? functions.GetExtendedUdpTable(
            memory, size, 0, family, PortFunctions.UDP_TABLE_OWNER_PID, 0)
        : functions.GetExtendedTcpTable(
            memory, size, 0, family, PortFunctions.TCP_TABLE_OWNER_PID_LISTENER, 0);
  }

  static List<Listener> decode(byte[] table, Shape shape) {
    ByteBuffer words = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int count = Math.min(words.getInt(0), (table.length - 4) / (4 * shape.width()));
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int row = 4 + i * shape.width() * 4;
      int address = row + shape.address() * 4;
      listeners.add(
          new Listener(
              shape.six() ? six(table, address) : four(table, address),
              networkOrder(table, row + shape.port() * 4),
              words.getInt(row + shape.pid() * 4)));
    }
    return listeners;
  }

  /** All zeros are all addresses, {@code ::ffff:127.0.0.1} is one of IPv4. */
  private static String six(byte[] table, int at) {
    byte[] start = Arrays.copyOfRange(table, at, at + 12);
    boolean mapped = start[10] == -1 && start[11] == -1;
    Arrays.fill(start, 10, 12, mapped ? 0 : start[10]);
    String last = four(table, at + 12);
    boolean zeros = Arrays.equals(start, new byte[12]);
    return zeros && (mapped || last.equals("0.0.0.0")) ? last : OTHER;
  }

  private static String four(byte[] table, int at) {
    return "%d.%d.%d.%d"
        .formatted(table[at] & 255, table[at + 1] & 255, table[at + 2] & 255, table[at + 3] & 255);
  }

  /** A port stands in the low two bytes of its DWORD, highest byte first. */
  private static int networkOrder(byte[] table, int at) {
    return (table[at] & 255) << 8 | table[at + 1] & 255;
  }
}
