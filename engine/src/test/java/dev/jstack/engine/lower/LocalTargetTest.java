package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.image.ImageConfig;
import dev.jstack.image.Images;
import dev.jstack.image.ResolvedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The local host has paths of Linux and images of Linux, and the same documents. */
class LocalTargetTest {
  private static final HostFacts LOCAL =
      new HostFacts(
          HostFacts.Kind.LOCAL,
          "local",
          new WindowsVersion(10, 0, 20348, 0),
          true,
          true,
          2,
          4L << 30,
          5,
          3,
          "/var/lib/jstack",
          List.of());

  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: host
          command: [java, -version]
          ports: ["127.0.0.1:8080:80"]
          secrets: [key]
          configs: [{source: app, target: /etc/app.conf}]
          volumes:
            - data:/data
            - ./src:/src:ro
            - type: npipe
              source: \\\\.\\pipe\\orders
              target: \\\\.\\pipe\\orders
        vm:
          image: host
          command: sleep
          isolation: hyperv
          configs: [{source: app, target: /etc/app.conf}]
      volumes: {data: {}}
      secrets: {key: {file: ./key}}
      configs: {app: {content: x}}
      """;

  @Test
  void the_strict_host_takes_what_is_made_for_linux() {
    DesiredState state = lower("linux").state().orElseThrow();

    List<Realized.Sent> sent = Realized.on(SimulatedHost.of(LOCAL), state);

    String document = document(sent, "shop.web.1");
    assertThat(document)
        .contains("\"ContainerPath\":\"/run/secrets\"")
        .contains("\"ContainerPath\":\"/etc/app.conf\"")
        .contains("\"HostPath\":\"/work/shop/src\"")
        .contains("\"Path\":\"/var/lib/jstack/scratch/shop.web.1.");
    assertThat(document(sent, "shop.vm.1")).contains("\"HvPartition\":true");
  }

  @Test
  void one_address_of_the_host_can_be_listened_on() {
    DesiredState state = lower("linux").state().orElseThrow();

    assertThat(state.all(DesiredEndpoint.class).get(0).ports())
        .containsExactly(
            new Policy.PortMapping(
                6, 80, Optional.of(8080), Optional.of("127.0.0.1"), Optional.empty()));
  }

  @Test
  void a_directory_stands_in_for_one_of_a_windows_host() {
    String drives =
        """
        name: shop
        services:
          web:
            image: host
            command: [java, -version]
            volumes: ['C:\\Data\\in:C:\\in', '\\\\nas\\share:C:\\share']
        """;
    LoweringResult result = Lowering.lower(Stacks.of(drives), local("linux"));

    String document =
        document(Realized.on(SimulatedHost.of(LOCAL), result.state().orElseThrow()), "shop.web.1");
    assertThat(document)
        .contains("\"HostPath\":\"/var/lib/jstack/drives/c/data/in\"")
        .contains("\"HostPath\":\"/var/lib/jstack/drives/unc/nas/share\"");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(PlanningCode.STAND_IN.code(), PlanningCode.STAND_IN.code());
  }

  @Test
  void a_way_out_of_a_drive_is_no_place_for_a_stand_in() {
    String up =
        "name: s\nservices: {web: {image: host, command: x, volumes: ['C:\\..\\x:C:\\in']}}";

    assertThat(Lowering.lower(Stacks.of(up), local("linux")).state()).isEmpty();
  }

  @Test
  void a_windows_image_is_refused() {
    assertThat(lower("windows").diagnostics())
        .extracting(Diagnostic::code)
        .contains(PlanningCode.IMAGE_FOR_OTHER_SYSTEM.code());
  }

  private static LoweringResult lower(String os) {
    return Lowering.lower(Stacks.of(SHOP), local(os));
  }

  /** The local host, where every image is one for {@code os}. */
  static LoweringContext local(String os) {
    Images images =
        (reference, platform) ->
            Optional.of(new ResolvedImage(reference, "host", List.of("/"), running(os)));
    return LoweringContext.fresh(LOCAL, images, Stacks::content);
  }

  /** The configuration of an image that has something to run and says how it does. */
  private static ImageConfig running(String os) {
    return new ImageConfig(
        os,
        "amd64",
        Optional.empty(),
        List.of(),
        List.of("run"),
        false,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(probe()),
        Optional.empty(),
        Map.of());
  }

  /** Others may wait for its health. */
  private static ImageConfig.ImageHealthcheck probe() {
    return new ImageConfig.ImageHealthcheck(
        List.of("CMD", "check"), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
  }

  private static String document(List<Realized.Sent> sent, String id) {
    return sent.stream()
        .filter(s -> s.call().equals("HcsCreateComputeSystem") && s.object().startsWith(id))
        .findFirst()
        .orElseThrow()
        .document();
  }
}
