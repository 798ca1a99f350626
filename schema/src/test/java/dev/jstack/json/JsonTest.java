package dev.jstack.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Layer(@JsonName("ID") String id, String path) {}

  record Storage(Optional<String> path, List<Layer> layers, Map<String, Long> limits, boolean on) {}

  @Test
  void documents_use_pascal_case_and_leave_out_what_is_empty() {
    Storage storage =
        new Storage(Optional.empty(), List.of(new Layer("a", "C:\\x")), Map.of(), false);

    assertThat(Json.DOCUMENT.write(storage))
        .isEqualTo("{\"Layers\":[{\"ID\":\"a\",\"Path\":\"C:\\\\x\"}]}");
  }

  @Test
  void what_is_written_is_read_back() {
    Storage storage =
        new Storage(
            Optional.of("ü\uD83D\uDE00"), List.of(new Layer("a", "b")), Map.of("x", 1L), true);

    assertThat(Json.PLAIN.read(Json.PLAIN.writeIndented(storage), Storage.class))
        .isEqualTo(storage);
  }

  @Test
  void an_unknown_member_is_refused_with_its_path() {
    assertThatThrownBy(
            () ->
                Json.DOCUMENT.read(
                    "{\"Layers\":[{\"ID\":\"a\",\"Path\":\"b\",\"Extra\":1}]}", Storage.class))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.path()).isEqualTo("$.Layers[0].Extra"));
  }

  @Test
  void a_wrong_type_is_refused_with_its_path() {
    assertThatThrownBy(() -> Json.DOCUMENT.read("{\"Path\":5}", Storage.class))
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.path()).isEqualTo("$.Path");
              assertThat(e).hasMessage("expected String, found 5");
            });
  }

  @Test
  void text_that_is_no_json_is_refused() {
    assertThatThrownBy(() -> Json.tree("{\"a\":1,\"a\":2}")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.tree("")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.tree("{} {}")).isInstanceOf(JsonException.class);
  }
}
