package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.windows.ExcludedRanges.Range;
import dev.jstack.host.windows.ListenerTable.Listener;
import dev.jstack.host.windows.ListenerTable.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsPortsTest {
  /** What netsh prints in German: the words differ, the numbers do not. */
  private static final String NETSH =
      """

      Protokoll tcp Portausschlussbereiche

      Startport    Endport
      ----------    --------
            5357        5357
           50000       50059     *

      * - Verwaltete Portausschlüsse.
      """;

  private final WindowsPorts ports =
      new WindowsPorts(
          () -> List.of(new Listener("0.0.0.0", 80, 4), new Listener("127.0.0.1", 8080, 4121)),
          () -> List.of(new Listener("0.0.0.0", 5353, 9)),
          new ExcludedRanges(protocol -> protocol.equals("tcp") ? NETSH : ""),
          pid -> pid == 4121 ? Optional.of("java.exe") : Optional.empty());

  @Test
  void a_program_that_listens_is_named() {
    assertThat(ports.holder(8080, false, "")).contains("java.exe (pid 4121)");
    assertThat(ports.holder(5353, true, "")).contains("a program (pid 9)");
    assertThat(ports.holder(8080, false, "192.168.1.2")).isEmpty();
    assertThat(ports.holder(8080, true, "")).isEmpty();
  }

  @Test
  void the_kernel_listens_for_http_sys() {
    assertThat(ports.holder(80, false, "").orElseThrow())
        .startsWith("System (pid 4)")
        .contains("netsh http show servicestate");
  }

  @Test
  void a_port_that_nobody_listens_on_may_lie_in_an_excluded_range() {
    assertThat(ports.holder(50_059, false, "").orElseThrow())
        .contains("excluded range 50000-50059", "protocol=tcp");
    assertThat(ports.holder(50_060, false, "")).isEmpty();
    assertThat(ports.holder(50_000, true, "")).isEmpty();
  }

  @Test
  void ranges_are_read_in_any_language() {
    assertThat(ExcludedRanges.parse(NETSH))
        .containsExactly(new Range(5357, 5357), new Range(50_000, 50_059));
    assertThat(ExcludedRanges.parse("")).isEmpty();
  }

  @Test
  void a_table_of_iphlpapi_is_rows_of_dwords() {
    ByteBuffer table = ByteBuffer.allocate(4 + 24).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(1).putInt(2); // one row; state LISTEN
    table.put(new byte[] {127, 0, 0, 1}).put(new byte[] {0x1F, (byte) 0x90, 0, 0});
    table.putInt(0).putInt(0).putInt(4121);

    assertThat(ListenerTable.decode(table.array(), Shape.TCP))
        .containsExactly(new Listener("127.0.0.1", 8080, 4121));
  }

  private static byte[] tcp6(byte[] address) {
    ByteBuffer table = ByteBuffer.allocate(4 + 56).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(1).put(address).putInt(0).put(new byte[] {0x1F, (byte) 0x90, 0, 0});
    table.putInt(56, 4121); // the last of fourteen
    return table.array();
  }

  @Test
  void java_listens_on_ipv6_and_means_ipv4_too() {
    byte[] any = new byte[16];
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
    byte[] loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    assertThat(ListenerTable.decode(tcp6(any), Shape.TCP6))
        .containsExactly(new Listener("0.0.0.0", 8080, 4121));
    assertThat(ListenerTable.decode(tcp6(mapped), Shape.TCP6))
        .containsExactly(new Listener("127.0.0.1", 8080, 4121));
    assertThat(ListenerTable.decode(tcp6(loopback), Shape.TCP6).get(0).address())
        .isEqualTo("an address of IPv6");
  }

  @Test
  void a_table_that_says_more_rows_than_it_has_is_cut() {
    byte[] table = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(7).array();

    assertThat(ListenerTable.decode(table, Shape.UDP)).isEmpty();
  }
}
