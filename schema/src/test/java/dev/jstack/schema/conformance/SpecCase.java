package dev.jstack.schema.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A line of cases.jsonl. */
record SpecCase(JSONObject json) {
  String name() {
    return json.getString("name");
  }

  String kind() {
    return json.getString("kind");
  }

  String input() {
    return json.getString("input");
  }

  boolean expectsError() {
    return json.getString("expect").equals("error");
  }

  boolean has(String key) {
    return json.has(key);
  }

  @Nullable Object normalized() {
    return TreeValues.ofJson(json.opt("normalized"));
  }

  Map<String, String> environment() {
    return texts("env");
  }

  Map<String, String> files() {
    return texts("files");
  }

  List<String> main() {
    return json.getJSONArray("main").toList().stream().map(Object::toString).toList();
  }

  JSONObject options() {
    JSONObject options = json.optJSONObject("options");
    return options == null ? new JSONObject() : options;
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    JSONObject object = json.optJSONObject(key);
    if (object != null) {
      object.keySet().forEach(k -> texts.put(k, object.getString(k)));
    }
    return texts;
  }
}
