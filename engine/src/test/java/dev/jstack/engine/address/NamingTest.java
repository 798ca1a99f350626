package dev.jstack.engine.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.StackName;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {
  private static final StackName SHOP = new StackName("shop");

  @Test
  void an_id_says_stack_service_replica_and_digest() {
    SystemId id = new SystemId(SHOP, new ServiceName("web.front"), 2, "0123456789ab");

    assertThat(id.toString()).isEqualTo("shop.web.front.2.0123456789ab");
    assertThat(SystemId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "shop.web.1",
        "shop.web.01.0123456789ab",
        "shop.web.x.0123456789ab",
        "shop.web.1.0123456789AB",
        "shop.web.1.0123456789a",
        "Shop.web.1.0123456789ab",
        "shop..1.0123456789ab",
        "shop.a b.1.0123456789ab",
        "0f2c9a77e1d84be3a4b1",
        "shop.web.99999999999.0123456789ab"
      })
  void an_id_of_somebody_else_is_not_read(String id) {
    assertThat(SystemId.parse(id)).isEmpty();
  }

  @Test
  void guids_are_the_version_5_ids_of_the_rfc() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    assertThat(NameUuid.inNamespace(dns, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void guids_never_change_between_releases() {
    assertThat(Naming.guidText(SHOP, ResourceAddress.namespace("web.front", 2)))
        .isEqualTo("87bc42b2-ecb5-5085-9a94-7d91c30e0bfc");
    assertThat(Naming.guidText(SHOP, Naming.SHARED_NETWORK))
        .isEqualTo("9d7f383d-6c6e-5ba0-8369-197e4252ffe0");
  }

  @Test
  void the_shared_network_is_the_same_for_every_stack() {
    assertThat(Naming.guid(SHOP, Naming.SHARED_NETWORK))
        .isEqualTo(Naming.guid(new StackName("other"), Naming.SHARED_NETWORK));
  }

  @Test
  void names_of_networks_are_read_back() {
    ResourceAddress own = ResourceAddress.network("front.a_b");

    assertThat(Naming.networkName(SHOP, own)).isEqualTo("jstack.shop.front.a_b");
    assertThat(Naming.parseNetworkName("jstack.shop.front.a_b")).contains(OwnedName.of(SHOP, own));
    assertThat(Naming.parseNetworkName(Naming.networkName(SHOP, Naming.SHARED_NETWORK)))
        .contains(new OwnedName(Optional.empty(), Naming.SHARED_NETWORK));
    assertThat(Naming.parseNetworkName("nat")).isEmpty();
    assertThat(Naming.parseNetworkName("jstack.shop")).isEmpty();
    assertThat(Naming.parseNetworkName("jstack.shop.")).isEmpty();
  }

  @Test
  void names_of_endpoints_are_read_back() {
    ResourceAddress own = ResourceAddress.endpoint("web.front", 2, "front");
    ResourceAddress named = ResourceAddress.endpoint("ledger", 0, "default");

    assertThat(Naming.endpointName(SHOP, own)).isEqualTo("shop.web.front.2@front");
    assertThat(Naming.parseEndpointName("shop.web.front.2@front"))
        .contains(OwnedName.of(SHOP, own));
    assertThat(Naming.parseEndpointName(Naming.endpointName(SHOP, named)))
        .contains(OwnedName.of(SHOP, named));
    ResourceAddress alone = own.of(Optional.of("0a1b2c3d4e5f"));
    assertThat(Naming.endpointName(SHOP, alone)).isEqualTo("shop.web.front.2.0a1b2c3d4e5f@front");
    assertThat(Naming.parseEndpointName(Naming.endpointName(SHOP, alone)))
        .contains(new OwnedName(Optional.of(SHOP), alone));
    assertThat(ResourceAddress.parse(alone.toString())).isEqualTo(alone).isNotEqualTo(own);
    assertThat(Naming.parseEndpointName("Ethernet")).isEmpty();
    assertThat(Naming.parseEndpointName("shop.web.1@")).isEmpty();
    assertThat(Naming.parseEndpointName("cbr0_eth0@x")).isEmpty();
  }

  @Property
  void every_id_is_read_back(
      @ForAll("stacks") String stack,
      @ForAll("services") String service,
      @ForAll @IntRange(min = 1, max = 999_999_999) int replica) {
    StackName name = new StackName(stack);
    SystemId id = new SystemId(name, new ServiceName(service), replica, "00ff00ff00ff");
    ResourceAddress endpoint = ResourceAddress.endpoint(service, replica, "net.a");

    assertThat(SystemId.parse(id.toString())).contains(id);
    assertThat(Naming.parseEndpointName(Naming.endpointName(name, endpoint)))
        .contains(OwnedName.of(name, endpoint));
  }

  @Provide
  Arbitrary<String> stacks() {
    return Arbitraries.strings()
        .withChars("ab0-_")
        .ofMinLength(1)
        .ofMaxLength(9)
        .filter(StackName::isLegal);
  }

  @Provide
  Arbitrary<String> services() {
    return Arbitraries.strings().withChars("aZ0.-_").ofMinLength(1).ofMaxLength(9);
  }
}
