package dev.jstack.engine.provider;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.List;
import java.util.Optional;

/**
 * What a program says it takes ({@code compose metadata}); a program need not say anything.
 *
 * @param description absent: it says nothing, and takes any option
 */
record ProviderMetadata(
    Optional<String> description,
    Optional<Command> up,
    Optional<Command> down,
    Optional<Command> stop) {
  static final ProviderMetadata NONE =
      new ProviderMetadata(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  record Command(List<Parameter> parameters) {
    Command {
      parameters = List.copyOf(parameters);
    }
  }

  record Parameter(String name, boolean required) {}

  static ProviderMetadata read(String text) {
    try {
      return Json.PLAIN.readLenient(text, ProviderMetadata.class);
    } catch (JsonException e) {
      return NONE;
    }
  }

  private boolean isSilent() {
    return description.filter(text -> !text.isEmpty()).isEmpty() && up.isEmpty() && down.isEmpty();
  }

  /** Whether an option is passed on: all are where nothing is said of them. */
  boolean takes(Optional<Command> command, String option) {
    return isSilent()
        || command.stream()
            .flatMap(c -> c.parameters().stream())
            .anyMatch(p -> p.name().equals(option));
  }

  /** The parameters that must be given. */
  static List<String> required(Optional<Command> command) {
    return command.stream()
        .flatMap(c -> c.parameters().stream())
        .filter(Parameter::required)
        .map(Parameter::name)
        .toList();
  }
}
