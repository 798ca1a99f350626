package dev.jstack.engine.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.StackName;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostPathsTest {
  private static final SystemId ID =
      new SystemId(new StackName("shop"), new ServiceName("web"), 1, "0123456789ab");

  @Test
  void directories_are_in_the_style_of_the_host() {
    assertThat(on(HostFacts.Kind.SIMULATED, "C:\\ProgramData\\jstack").scratch(ID))
        .isEqualTo("C:\\ProgramData\\jstack\\scratch\\shop.web.1.0123456789ab");
    assertThat(on(HostFacts.Kind.LOCAL, "/var/lib/jstack").files(ID, "secrets"))
        .isEqualTo("/var/lib/jstack/files/shop.web.1.0123456789ab/secrets");
  }

  @Test
  void anonymous_volumes_of_one_target_are_the_same_however_it_is_written() {
    StackName shop = new StackName("shop");

    assertThat(HostPaths.anonymousVolume(shop, "db", 1, "C:\\Data"))
        .isEqualTo(HostPaths.anonymousVolume(shop, "db", 1, "c:\\data"))
        .isNotEqualTo(HostPaths.anonymousVolume(shop, "db", 2, "c:\\data"))
        .matches("shop\\.db\\.1\\.[0-9a-f]{12}");
  }

  private static HostPaths on(HostFacts.Kind kind, String root) {
    WindowsVersion version = WindowsVersion.parse("10.0.20348");
    return HostPaths.on(
        new HostFacts(kind, "x", version, true, true, 4, 8L << 30, 4, 3, root, List.of()));
  }
}
