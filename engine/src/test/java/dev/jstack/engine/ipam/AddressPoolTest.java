package dev.jstack.engine.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPoolTest {
  private static final Ipv4Range RANGE = Ipv4Range.parse("10.91.0.0/16").orElseThrow();

  @Test
  void one_network_gets_one_block_and_counts_up() {
    AddressPool pool = AddressPool.shared(RANGE);

    Ipv4Range first = blockOf(pool.allocate("shop.front", "a").orElseThrow());
    Ipv4Range second = blockOf(pool.allocate("shop.front", "b").orElseThrow());

    assertThat(second).isEqualTo(first);
    assertThat(pool.rangesOf("shop.front")).containsExactly(first);
    assertThat(first.toString()).isNotEqualTo("10.91.0.0/24");
  }

  @Test
  void an_endpoint_keeps_the_address_that_it_has() {
    AddressPool pool = AddressPool.shared(RANGE);
    pool.observe("shop.front", "b", "10.91.77.9");

    assertThat(pool.allocate("shop.front", "a")).contains("10.91.77.1");
    assertThat(pool.allocate("shop.front", "b")).contains("10.91.77.9");
  }

  @Test
  void a_network_steps_aside_where_another_one_is() {
    String wanted = AddressPool.shared(RANGE).allocate("shop.front", "a").orElseThrow();
    AddressPool pool = AddressPool.shared(RANGE);
    pool.observe("other.net", "x", wanted);

    String address = pool.allocate("shop.front", "a").orElseThrow();

    assertThat(blockOf(address)).isNotEqualTo(blockOf(wanted));
  }

  @Test
  void an_address_of_a_stranger_is_never_given_away() {
    AddressPool pool = AddressPool.whole(Ipv4Range.parse("192.168.7.0/30").orElseThrow());
    pool.reserve("192.168.7.1");
    pool.observe("", "docker", "192.168.7.2");

    assertThat(pool.allocate("shop.lan", "a")).isEmpty();
  }

  @Test
  void owners_of_a_whole_network_live_beside_strangers() {
    AddressPool pool = AddressPool.whole(Ipv4Range.parse("192.168.7.0/29").orElseThrow());
    pool.reserve("192.168.7.1");
    pool.observe("", "docker", "192.168.7.2");

    assertThat(pool.allocate("shop.lan", "a")).contains("192.168.7.3");
    assertThat(pool.allocate("other.lan", "b")).contains("192.168.7.4");
  }

  @Test
  void a_fixed_address_is_given_once_and_never_at_the_edge() {
    AddressPool pool = AddressPool.whole(Ipv4Range.parse("192.168.7.0/24").orElseThrow());

    assertThat(pool.allocateFixed("a", "192.168.7.9")).isTrue();
    assertThat(pool.allocateFixed("a", "192.168.7.9")).isTrue();
    assertThat(pool.allocateFixed("b", "192.168.7.9")).isFalse();
    assertThat(pool.allocateFixed("b", "192.168.7.0")).isFalse();
    assertThat(pool.allocateFixed("b", "192.168.7.255")).isFalse();
  }

  @Test
  void a_large_network_takes_several_blocks() {
    AddressPool pool = AddressPool.shared(RANGE);
    Set<String> addresses = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      addresses.add(pool.allocate("shop.front", "e" + i).orElseThrow());
    }

    assertThat(addresses).hasSize(1000);
    assertThat(pool.rangesOf("shop.front")).hasSize(4);
  }

  @Property
  void no_address_is_given_twice(
      @ForAll @IntRange(min = 1, max = 40) int owners,
      @ForAll @IntRange(min = 1, max = 30) int endpoints) {
    AddressPool pool = AddressPool.shared(RANGE);
    Map<String, String> given = new HashMap<>();
    for (int owner = 0; owner < owners; owner++) {
      for (int endpoint = 0; endpoint < endpoints; endpoint++) {
        String name = owner + "/" + endpoint;
        String before =
            given.put(pool.allocate("stack" + owner + ".net", name).orElseThrow(), name);
        assertThat(before).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/24", "10.0.0.0/33", "10.0.0/24", "10.0.0.256/24", "a", "::/0"})
  void what_is_no_range_is_not_read(String text) {
    assertThat(Ipv4Range.parse(text)).isEmpty();
  }

  @Test
  void ranges_overlap_when_one_holds_the_other() {
    Ipv4Range inner = Ipv4Range.parse("10.91.4.0/24").orElseThrow();

    assertThat(RANGE.overlaps(inner)).isTrue();
    assertThat(inner.overlaps(RANGE)).isTrue();
    assertThat(inner.overlaps(Ipv4Range.parse("10.91.5.0/24").orElseThrow())).isFalse();
  }

  private static Ipv4Range blockOf(String address) {
    long number = Ipv4Range.number(address).orElseThrow();
    return new Ipv4Range(number - number % 256, 24);
  }
}
