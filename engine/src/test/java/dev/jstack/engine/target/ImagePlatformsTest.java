package dev.jstack.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.HostFacts;
import dev.jstack.image.ImagePlatform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePlatformsTest {
  private static final HostFacts SERVER = Targets.facts("windows-server-2022").orElseThrow();

  @Test
  void a_windows_host_asks_for_its_own_version() {
    assertThat(ImagePlatforms.wanted(SERVER, Optional.empty()))
        .isEqualTo(new ImagePlatform("windows", "amd64", Optional.of("10.0.20348")));
  }

  @ParameterizedTest
  @CsvSource({
    "windows, windows, amd64, 10.0.20348, , ",
    "Windows/ARM64, windows, arm64, 10.0.20348, , ",
    "windows(10.0.17763)/amd64, windows, amd64, 10.0.20348, , 10.0.17763",
    "linux/arm/v7, linux, arm, , v7, ",
  })
  void the_file_has_the_last_word(
      String wanted, String os, String architecture, String host, String variant, String pin) {
    assertThat(ImagePlatforms.wanted(SERVER, Optional.of(wanted)))
        .isEqualTo(
            new ImagePlatform(
                os,
                architecture,
                Optional.ofNullable(variant),
                Optional.ofNullable(host),
                ImagePlatform.Fit.ANY,
                Optional.ofNullable(pin)));
  }
}
