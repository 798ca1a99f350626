package dev.jstack.host.record;

import dev.jstack.host.intercept.Call;
import dev.jstack.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A native call as it crossed the seam. */
public record RecordedCall(Call call) {

  public boolean isMutating() {
    return call.function().isMutating();
  }

  /**
   * The schema of the document: {@code 2.1} where it says so, {@code 1.0} for a compute system
   * without SchemaVersion (hyperv isolation), absent otherwise.
   */
  public Optional<String> schema() {
    return call.document().map(Json::tree).flatMap(RecordedCall::schemaOf);
  }

  /** One line: {@code {"call":…,"object":…,"schema":…,"document":…}}. */
  public String toJsonLine() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("call", call.function().nativeName());
    if (!call.object().isEmpty()) {
      line.put("object", call.object());
    }
    schema().ifPresent(schema -> line.put("schema", schema));
    call.document().ifPresent(document -> line.put("document", Json.tree(document)));
    return Json.PLAIN.write(line);
  }

  private static Optional<String> schemaOf(Object document) {
    if (!(document instanceof Map<?, ?> members)) {
      return Optional.empty();
    }
    if (members.get("SchemaVersion") instanceof Map<?, ?> version) {
      Object minor = version.get("Minor");
      return Optional.of(version.get("Major") + "." + (minor == null ? 0 : minor));
    }
    return members.containsKey("SystemType") ? Optional.of("1.0") : Optional.empty();
  }
}
