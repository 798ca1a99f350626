package dev.jstack.host.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerPathTest {
  @Test
  void drive_c_is_the_root_and_other_drives_are_directories() {
    assertThat(ContainerPath.of("C:\\data\\x")).isEqualTo("/data/x");
    assertThat(ContainerPath.of("c:\\")).isEqualTo("/");
    assertThat(ContainerPath.of("D:")).isEqualTo("/d");
    assertThat(ContainerPath.of("D:\\x\\")).isEqualTo("/d/x");
    assertThat(ContainerPath.of("/srv/a")).isEqualTo("/srv/a");
    assertThat(ContainerPath.of("/")).isEqualTo("/");
  }

  @Test
  void pipe_names_are_file_names_without_case() {
    assertThat(Directories.encoded("Orders")).isEqualTo("orders");
    assertThat(Directories.encoded("a\\b c")).isEqualTo("a%5cb%20c");
    assertThat(Directories.encoded("..")).isEqualTo("%2e.");
  }
}
