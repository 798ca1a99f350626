package dev.jstack.schema.expand;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Printing and reading the short syntaxes are each other's reverse. */
class ShortSyntaxTest {
  @Property(tries = 300)
  void a_printed_port_reads_as_itself(
      @ForAll @IntRange(min = 1, max = 65535) int published,
      @ForAll @IntRange(min = 1, max = 65535) int target,
      @ForAll boolean udp,
      @ForAll boolean local)
      throws PortText.Malformed {
    PortText.Port port =
        new PortText.Port(
            local ? "127.0.0.1" : "", Integer.toString(published), target, udp ? "udp" : "tcp");
    String host = port.host().isEmpty() ? "" : port.host() + ":";
    String text = host + port.published() + ":" + port.target() + "/" + port.protocol();
    assertThat(new PortText(text).ports()).containsExactly(port);
  }

  @Property(tries = 300)
  void a_range_becomes_one_port_for_each_number(
      @ForAll @IntRange(min = 1, max = 60000) int first,
      @ForAll @IntRange(min = 1, max = 60000) int target,
      @ForAll @IntRange(min = 0, max = 50) int more)
      throws PortText.Malformed {
    String text = first + "-" + (first + more) + ":" + target + "-" + (target + more);
    assertThat(new PortText(text).ports())
        .hasSize(more + 1)
        .allSatisfy(
            p ->
                assertThat(Integer.parseInt(p.published()) - first).isEqualTo(p.target() - target));
  }

  @Property(tries = 300)
  void any_text_is_ports_or_malformed(@ForAll String text) {
    try {
      assertThat(new PortText(text).ports()).isNotEmpty();
    } catch (PortText.Malformed e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void a_drive_letter_belongs_to_its_path() {
    assertThat(VolumeSyntax.fields("C:\\x:D:\\y:ro")).containsExactly("C:\\x", "D:\\y", "ro");
    assertThat(VolumeSyntax.fields("data:C:\\y")).containsExactly("data", "C:\\y");
    assertThat(VolumeSyntax.fields("\\\\?\\C:\\x:D:")).containsExactly("\\\\?\\C:\\x", "D:");
    assertThat(VolumeSyntax.fields("${A:-x}/y:/z")).containsExactly("${A:-x}/y", "/z");
    assertThat(VolumeSyntax.fields("D:")).containsExactly("D:");
  }
}
