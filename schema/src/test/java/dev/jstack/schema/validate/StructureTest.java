package dev.jstack.schema.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.DiagnosticPrinter;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.PrintStyle;
import dev.jstack.schema.describe.Reference;
import dev.jstack.testing.Golden;
import dev.jstack.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final Path CASES = Path.of("src/test/resources/validate/structure");

  private static List<Diagnostic> faults(String yaml) {
    Diagnostics out = new Diagnostics();
    Validation.structure(Trees.of(yaml), out);
    return out.sorted();
  }

  private static List<String> places(String yaml) {
    return faults(yaml).stream()
        .map(d -> d.code() + " " + d.range().startLine() + ":" + d.range().startColumn())
        .toList();
  }

  @Test
  void every_fault_of_a_file_is_told_at_once() throws IOException {
    String yaml = Files.readString(CASES.resolve("faults.yaml"));
    Golden.assertMatches(
        "validate/structure/faults.txt",
        new DiagnosticPrinter(new PrintStyle(true, false, 80)).print(faults(yaml)));
  }

  @Test
  void a_valid_file_has_no_faults() {
    assertThat(
            faults(
                """
                name: shop
                services:
                  web:
                    image: web
                    ports: ["8080:80", 443, {target: 80, published: "90"}]
                    environment: {A: 1, B: null, C: true, D: x}
                    depends_on: {api: {condition: service_healthy}}
                    command:
                    x-note: {any: [thing]}
                  api: {image: api, networks: {front: null}, storage_opt: {size: 1gb}}
                networks: {front: }
                x-jstack: {namespaces: {pod: {ports: ["80:80"]}}}
                """))
        .isEmpty();
  }

  @Test
  void the_place_of_an_unknown_attribute_is_its_key() {
    assertThat(places("services:\n  a:\n    imgae: x\n")).containsExactly("JS2104 3:5");
  }

  @Test
  void no_more_than_one_fault_for_one_value() {
    assertThat(places("services:\n  a:\n    build: [x]\n")).containsExactly("JS2101 3:12");
    assertThat(places("services:\n  a:\n    volumes: [{type: bind, bind: {selinux: q}}]\n"))
        .containsExactly("JS2102 3:44");
  }

  @Test
  void keys_of_chosen_names_may_begin_with_x() {
    assertThat(faults("services:\n  x-web: {image: web}\nnetworks:\n  x-net:\n")).isEmpty();
  }

  @Test
  void every_example_of_the_reference_is_valid() {
    Reference reference = Reference.read();
    reference
        .attributes()
        .forEach(
            (path, entry) -> {
              String attribute = entry.attribute().name();
              String example =
                  String.join("\n", reference.words(entry.record(), attribute).example());
              Diagnostics out = new Diagnostics();
              new StructureChecker(out).check(Trees.of(example), entry.record());
              assertThat(out.sorted())
                  .as(path + ": " + example)
                  .allMatch(d -> d.code().equals(StructureCode.MISSING_ATTRIBUTE.code()));
            });
  }
}
