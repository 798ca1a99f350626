package dev.jstack.engine.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.engine.desired.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalStoreTest {
  private static final ExternalName TOKEN = new ExternalName(ExternalKind.SECRET, "token");

  @TempDir private Path root;
  private ExternalStore store;

  @BeforeEach
  void open() {
    store = ExternalStore.in(root.resolve("state"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Optional<String> found(ExternalKind kind, String name) throws IOException {
    return store
        .find(kind, name)
        .map(SecretBytes::reveal)
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  @Test
  void what_is_put_is_found_by_kind_and_name_byte_for_byte() throws IOException {
    store.put(TOKEN, bytes("abc\r\n"), false);
    store.put(new ExternalName(ExternalKind.CONFIG, "token"), bytes("other"), false);

    assertThat(found(ExternalKind.SECRET, "token")).contains("abc\r\n");
    assertThat(found(ExternalKind.CONFIG, "token")).contains("other");
    assertThat(found(ExternalKind.SECRET, "Token")).isEmpty();
    assertThat(found(ExternalKind.SECRET, "../locks")).isEmpty();
    assertThat(store.names(ExternalKind.SECRET)).containsExactly("token");
  }

  @Test
  void one_that_is_there_is_replaced_only_when_that_is_asked_for() throws IOException {
    store.put(TOKEN, bytes("old"), false);

    assertThatThrownBy(() -> store.put(TOKEN, bytes("new"), false))
        .isInstanceOf(ExternalException.class)
        .hasMessage("secret `token` is there already");
    assertThat(found(ExternalKind.SECRET, "token")).contains("old");
    store.put(TOKEN, bytes("new"), true);
    assertThat(found(ExternalKind.SECRET, "token")).contains("new");
  }

  @Test
  void names_that_differ_by_case_only_are_refused_on_every_system() {
    store.put(TOKEN, bytes("x"), false);

    assertThatThrownBy(
            () -> store.put(new ExternalName(ExternalKind.SECRET, "TOKEN"), bytes("y"), true))
        .hasMessageContaining("differ by case only");
  }

  @Test
  void sizes_are_limited_as_in_docker_and_nothing_is_refused() {
    assertThatThrownBy(() -> store.put(TOKEN, new byte[0], false)).hasMessageContaining("no conte");
    assertThatThrownBy(() -> store.put(TOKEN, new byte[500 * 1024 + 1], false))
        .hasMessage("secret `token` would have more than 500 KiB");
    store.put(TOKEN, new byte[500 * 1024], false);
    store.put(new ExternalName(ExternalKind.CONFIG, "big"), new byte[1000 * 1024], false);
    assertThat(store.list()).extracting(ExternalEntry::bytes).containsExactly(512_000L, 1_024_000L);
  }

  @Test
  void files_and_folders_are_their_owners_alone_and_drafts_are_gone() throws IOException {
    store.put(TOKEN, bytes("x"), false);
    store.put(TOKEN, bytes("y"), true);
    try (Stream<Path> tree = Files.walk(root.resolve("state"))) {
      assertThat(tree)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"))
          .noneMatch(path -> path.toString().endsWith(".new"));
    }
  }

  @Test
  void what_is_removed_is_gone_and_that_it_was_there_is_told() throws IOException {
    store.put(TOKEN, bytes("x"), false);

    assertThat(store.remove(TOKEN)).isTrue();
    assertThat(store.remove(TOKEN)).isFalse();
    assertThat(found(ExternalKind.SECRET, "token")).isEmpty();
  }

  @Test
  void a_link_in_place_of_a_file_is_not_followed() throws IOException {
    store.put(TOKEN, bytes("x"), false);
    Path file = root.resolve("state/external/secret.token.value");
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(root.resolve("elsewhere"), "stolen"));

    assertThatThrownBy(() -> store.find(ExternalKind.SECRET, "token"))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../x", "a/b", "a\\b", "a:b", "-a", "a.", "a\n", "ä", "a b"})
  void a_name_that_is_no_part_of_a_file_name_is_refused(String name) {
    assertThat(ExternalName.isLegal(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "con", "x.value.new", "A_b-c.9"})
  void names_of_devices_and_drafts_are_names_like_others(String name) throws IOException {
    store.put(new ExternalName(ExternalKind.SECRET, name), bytes("x"), false);
    store.put(new ExternalName(ExternalKind.SECRET, name.length() + "x"), bytes("y"), false);
    assertThat(found(ExternalKind.SECRET, name)).contains("x");
  }
}
