package dev.jstack.image.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.WindowsVersion;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.OciPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which image of an index a host gets: the tables of Microsoft and of containerd. */
class PlatformSelectorTest {
  private static final List<String> RELEASES =
      List.of("10.0.14393.1", "10.0.17763.1", "10.0.20348.1", "10.0.25398.1", "10.0.26100.1");

  private static Descriptor windows(String version) {
    return image(
        new OciPlatform(
            Optional.of("windows"),
            Optional.of("amd64"),
            Optional.empty(),
            Optional.of(version).filter(text -> !text.isEmpty()),
            List.of("win32k")));
  }

  private static Descriptor image(OciPlatform platform) {
    return new Descriptor(
        "", Digest.of(platform.toString()), 0, List.of(), Optional.of(platform), Map.of());
  }

  private static Wanted host(String version, boolean process, boolean hyperv, String pin) {
    return new Wanted(
        "windows",
        "amd64",
        Optional.empty(),
        Optional.of(WindowsVersion.parse(version)),
        process,
        hyperv,
        Optional.of(pin).filter(text -> !text.isEmpty()));
  }

  private static String builds(Wanted wanted, List<String> versions) {
    PlatformSelector selector = new PlatformSelector(wanted);
    List<String> fitting = new ArrayList<>();
    for (Verdict verdict :
        selector.select(versions.stream().map(PlatformSelectorTest::windows).toList()).verdicts()) {
      if (verdict.fits()) {
        fitting.add(verdict.platform().osVersion().orElse("").split("\\.", -1)[2]);
      }
    }
    return String.join(" ", fitting);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.14393.5, 14393, 14393",
    "10.0.17763.9, 17763, 14393 17763",
    "10.0.19045.1, '', 14393 17763",
    "10.0.20348.1, 20348, 14393 17763 20348",
    "10.0.22631.1, 20348, 14393 17763 20348",
    "10.0.25398.1, 20348 25398, 14393 17763 20348 25398",
    "10.0.26100.1, 20348 25398 26100, 14393 17763 20348 25398 26100",
    "10.0.26200.1, 20348 25398 26100, 14393 17763 20348 25398 26100",
  })
  void each_host_runs_what_the_tables_say(String host, String process, String hyperv) {
    assertThat(builds(host(host, true, false, ""), RELEASES)).isEqualTo(process);
    assertThat(builds(host(host, false, true, ""), RELEASES)).isEqualTo(hyperv);
    assertThat(builds(host(host, true, true, ""), RELEASES)).isEqualTo(hyperv);
  }

  private static String chosen(Wanted wanted, String... versions) {
    List<Descriptor> images =
        List.of(versions).stream().map(PlatformSelectorTest::windows).toList();
    return new PlatformSelector(wanted)
        .select(images)
        .chosen()
        .flatMap(verdict -> verdict.platform().osVersion())
        .orElse("none");
  }

  @Test
  void the_own_build_is_preferred_then_the_newest_by_number() {
    Wanted host = host("10.0.26100.1", true, true, "");
    assertThat(chosen(host, "10.0.20348.1", "10.0.26100.999", "10.0.26100.3000"))
        .isEqualTo("10.0.26100.3000");
    assertThat(chosen(host, "10.0.20348.5", "10.0.25398.1")).isEqualTo("10.0.25398.1");
    assertThat(chosen(host, "10.0.17763.1", "10.0.20348.5")).isEqualTo("10.0.20348.5");
  }

  @Test
  void a_version_that_was_asked_for_is_taken_when_the_host_can_run_it() {
    Wanted old = host("10.0.20348.1", true, true, "10.0.17763");
    assertThat(chosen(old, "10.0.20348.1", "10.0.17763.5")).isEqualTo("10.0.17763.5");
    Wanted shared = host("10.0.20348.1", true, false, "10.0.17763");
    assertThat(chosen(shared, "10.0.20348.1", "10.0.17763.5")).isEqualTo("none");
    Wanted part = host("10.0.20348.1", true, true, "10.0.2034");
    assertThat(chosen(part, "10.0.20348.1")).isEqualTo("none");
    Wanted exact = host("10.0.20348.1", true, true, "10.0.20348.7");
    assertThat(chosen(exact, "10.0.20348.9", "10.0.20348.7")).isEqualTo("10.0.20348.7");
  }

  @Test
  void what_has_no_version_fits_and_what_has_a_broken_one_does_not() {
    Wanted host = host("10.0.20348.1", true, true, "");
    assertThat(new PlatformSelector(host).select(List.of(windows(""))).chosen()).isPresent();
    assertThat(chosen(host, "10.0")).isEqualTo("none");
    assertThat(chosen(host, "10.0.x.1")).isEqualTo("none");
    assertThat(chosen(host, "6.3.9600.1")).isEqualTo("none");
  }

  @Test
  void variants_of_arm_are_the_highest_that_fits() {
    Wanted v7 =
        new Wanted(
            "linux", "arm", Optional.of("v7"), Optional.empty(), true, true, Optional.empty());
    List<Descriptor> images = List.of(arm("v6"), arm("v7"), arm("v8"));
    assertThat(new PlatformSelector(v7).select(images).chosen().orElseThrow().platform().variant())
        .contains("v7");
  }

  private static Descriptor arm(String variant) {
    return image(
        new OciPlatform(
            Optional.of("linux"),
            Optional.of("arm"),
            Optional.of(variant),
            Optional.empty(),
            List.of()));
  }
}
