package dev.jstack.host.strict.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PrefixTest {
  @Test
  void only_ranges_of_ipv4_are_read() {
    assertThat(Prefix.parse("10.0.0.0/8")).contains(new Prefix(10L << 24, 8));
    for (String bad : new String[] {"10.0.0.0", "10.0.0/8", "10.0.0.256/8", "::/0", "1.2.3.4/33"}) {
      assertThat(Prefix.parse(bad)).as(bad).isEmpty();
    }
  }

  @Property
  void text_and_number_are_the_same(@ForAll @LongRange(max = 0xFFFFFFFFL) long address) {
    assertThat(Prefix.address(Prefix.text(address))).contains(address);
  }

  @Property
  void a_range_holds_its_ends_and_overlaps_what_it_holds(
      @ForAll @LongRange(max = 0xFFFFFFFFL) long address, @ForAll @IntRange(max = 32) int length) {
    long size = 1L << 32 - length;
    Prefix prefix = new Prefix(address / size * size, length);
    assertThat(prefix.hasHostBits()).isFalse();
    assertThat(prefix.contains(address)).isTrue();
    assertThat(prefix.last() - prefix.first()).isEqualTo(size - 1);
    assertThat(prefix.overlaps(new Prefix(address, 32))).isTrue();
  }
}
