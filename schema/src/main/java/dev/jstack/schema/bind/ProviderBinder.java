package dev.jstack.schema.bind;

import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.ServiceName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service that a program of the machine brings. */
final class ProviderBinder {
  private ProviderBinder() {}

  static Provider bind(String name, Fields service, Map<String, String> variables, Path directory) {
    Fields provider = service.child("provider");
    Fields written = provider.child("options");
    Map<String, List<String>> options = new LinkedHashMap<>();
    written.each(option -> options.put(option.key(), written.texts(option.key())));
    return new Provider(
        new ServiceName(name),
        provider.text("type").orElse(""),
        options,
        ServiceBinder.dependencies(service.child("depends_on")),
        variables,
        directory);
  }
}
