package dev.jstack.engine.plan;

import dev.jstack.schema.model.OrderedMaps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a change needs a new container, a sentence for each kind of field. */
final class Reasons {
  private static final Map<String, String> WORDS = words();

  private Reasons() {}

  static List<String> of(List<Change.FieldChange> fields) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Change.FieldChange field : fields) {
      String word = WORDS.get(field.path().split("[.\\[]", 2)[0]);
      if (word != null) {
        reasons.add(word + " of a container is fixed when it is created");
      }
    }
    return List.copyOf(reasons);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("environment", "the environment");
    words.put("command", "the command");
    words.put("entrypoint", "the command");
    words.put("image", "the image");
    words.put("isolation", "the isolation");
    words.put("hostname", "the hostname");
    words.put("working_dir", "the working directory");
    words.put("user", "the user");
    words.put("volumes", "the list of mounts");
    words.put("mounts", "the list of mounts");
    words.put("networks", "the set of networks");
    words.put("network_mode", "the network namespace");
    words.put("dns", "the list of name servers");
    words.put("secrets", "the content of secrets");
    words.put("configs", "the content of configs");
    words.put("devices", "the list of devices");
    words.put("credential_spec", "the credential spec");
    words.put("tty", "the console");
    words.put("pre_start", "what runs before the start");
    words.put("storage_opt", "the size of the drive");
    return OrderedMaps.copyOf(words);
  }
}
