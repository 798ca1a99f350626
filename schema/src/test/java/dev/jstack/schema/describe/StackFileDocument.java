package dev.jstack.schema.describe;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes {@code docs/stack-file.md} of the tables. */
final class StackFileDocument {
  private static final String HEAD =
      """
      # The stack file

      <!-- Generated from schema/src/main/resources/dev/jstack/schema/describe by StackFileDocumentTest. -->

      A stack file is a file of the [Compose Specification](https://compose-spec.io) and may hold
      `x-jstack` besides. This page lists every attribute and what becomes of it on a Windows host;
      `jstack explain services.ports` prints one of them, `jstack config --target windows` goes through a
      stack, and `jstack schema` prints the JSON Schema for editors:

      ```yaml
      # yaml-language-server: $schema=jstack-stack.schema.json
      ```

      On Windows an attribute

      | word | means |
      |---|---|
      | works | reaches the Host Compute Service, the Host Compute Network or the process |
      | by jstack | is carried out by jstack itself |
      | no effect | is taken and has no observable meaning |
      | ignored | is taken with one warning for each service |
      | refused | is an error before anything is made; it would not do what the file says |

      Durations are sums such as `1m30s`, `500ms`, `2h`; sizes are `512mb`, `1.5gb`, or bytes. How a later
      file changes an attribute: *replace* it, merge it as a *map* (key by key), *append* to a list,
      *append unique*, by *keys* (`KEY=VALUE` lists and mappings alike), by *key* (items with the same
      target or port replace each other), or *whole* (the later value alone counts).

      Interface classes for `devices`: GPIO `916EF1CB-8426-468D-A6F7-9AE8076881B3`, I2C
      `A11EE3C6-8421-4202-A3E7-B91FF90188E4`, COM `86E0D1E0-8089-11D0-9CE4-08003E301F73`, SPI
      `DCDE6AF9-6610-4285-828F-CAAF78C424CC`, DirectX `5B45201D-F2F2-4F3B-85BB-30FF1F953599`.
      """;

  private final Reference reference;
  private final StringBuilder out = new StringBuilder(HEAD);

  StackFileDocument(Reference reference) {
    this.reference = reference;
  }

  String text() {
    Map<String, String> sections = new LinkedHashMap<>();
    Map<String, RecordShape> records = new LinkedHashMap<>();
    reference
        .attributes()
        .forEach(
            (path, entry) -> {
              records.putIfAbsent(entry.record().name(), entry.record());
              sections.putIfAbsent(entry.record().name(), parent(path));
            });
    sections.forEach((name, path) -> section(path, records.get(name)));
    return out.toString();
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  private void section(String path, RecordShape record) {
    out.append("\n## ").append(path.isEmpty() ? "Top level" : "`" + path + "`").append("\n\n");
    out.append("| attribute | what it is | takes | default | merge | on Windows |\n");
    out.append("|---|---|---|---|---|---|\n");
    for (RecordShape.Attribute attribute : record.attributes()) {
      Reference.Words words = reference.words(record, attribute.name());
      out.append("| `").append(attribute.name()).append('`');
      out.append(attribute.required() ? " (required)" : "");
      cell(words.text() + " Example: `" + inline(words) + "`");
      cell(Expected.words(attribute.shape()));
      cell(words.otherwise());
      cell(words.merge());
      cell(windows(attribute.verdict(), words));
      out.append(" |\n");
    }
  }

  private static String inline(Reference.Words words) {
    return String.join(" ⏎ ", words.example()).replaceAll("⏎ +", "⏎ ");
  }

  private static String windows(Verdict verdict, Reference.Words words) {
    String word =
        switch (verdict.kind()) {
          case WORKS -> "works";
          case EMULATED -> "by jstack";
          case SILENT -> "no effect";
          case IGNORED -> "ignored";
          case REFUSED -> "refused";
        };
    String condition = verdict.condition().isEmpty() ? "" : " for " + verdict.condition();
    return word + condition + (words.sentence().isEmpty() ? "" : ": " + words.sentence());
  }

  private void cell(String text) {
    out.append(" | ").append(text.replace("|", "\\|"));
  }
}
