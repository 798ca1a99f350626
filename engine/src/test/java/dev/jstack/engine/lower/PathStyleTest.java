package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.target.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathStyleTest {
  private static final PathStyle WINDOWS =
      PathStyle.of(Targets.facts("windows-server-2022").orElseThrow());

  @ParameterizedTest
  @CsvSource({
    "C:\\data, C:\\data",
    "c:/data/, c:\\data",
    "D:, D:\\",
    "d:\\, d:\\",
    "/app, C:\\app",
    "C:\\a\\b\\, C:\\a\\b",
  })
  void targets_have_one_form(String written, String target) {
    assertThat(WINDOWS.target(written)).contains(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:",
        "c:\\",
        "/",
        "data",
        "C:\\a\\..\\b",
        "C:\\a?b",
        "C:\\a|b",
        "C:data",
        "\\\\srv\\x",
        "C:\\a\\\\b"
      })
  void nothing_is_mounted_elsewhere(String written) {
    assertThat(WINDOWS.target(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C:/srv/x, C:\\srv\\x",
    "//srv/share, \\\\srv\\share",
    "/home/anna/x, C:\\home\\anna\\x",
  })
  void host_paths_are_those_of_windows(String written, String path) {
    assertThat(WINDOWS.hostPath(written)).isEqualTo(path);
    assertThat(WINDOWS.isAbsolute(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/app, C:\\app",
    "sub/dir, C:\\base\\sub\\dir",
    "D:/x, D:\\x",
  })
  void working_directories_are_absolute(String written, String path) {
    assertThat(WINDOWS.directory(written, "C:\\base")).isEqualTo(path);
  }

  @Test
  void pipes_are_known_by_their_prefix() {
    assertThat(PathStyle.pipeName("//./pipe/docker_engine")).contains("docker_engine");
    assertThat(PathStyle.pipeName("\\\\.\\PIPE\\a\\b")).contains("a\\b");
    assertThat(PathStyle.pipeName("\\\\.\\pipe\\")).isEmpty();
    assertThat(PathStyle.pipeName("\\\\.\\pipe\\a:b")).isEmpty();
    assertThat(PathStyle.pipeName("C:\\pipe\\a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "NUL.txt", "com1", "a.", "../x", "a/b", "", ".x", "a b"})
  void directories_of_volumes_have_plain_names(String name) {
    assertThat(VolumeNames.isLegal(name)).isFalse();
    assertThat(VolumeNames.isLegal("shop_data-1.x")).isTrue();
  }

  @Test
  void a_subpath_stays_inside() {
    assertThat(VolumeNames.subpath("a\\b")).contains("a/b");
    assertThat(VolumeNames.subpath("../a")).isEmpty();
    assertThat(VolumeNames.subpath("/a")).isEmpty();
    assertThat(VolumeNames.subpath("a//b")).isEmpty();
    assertThat(VolumeNames.subpath("D:x")).isEmpty();
  }
}
