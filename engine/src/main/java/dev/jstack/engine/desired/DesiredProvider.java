package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.schema.model.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that a program of the machine brings.
 *
 * @param provider what the file says
 * @param program the program, with its whole path
 * @param definition hash of what it is told
 */
public record DesiredProvider(Provider provider, String program, String definition) {
  public ResourceAddress address() {
    return ResourceAddress.provider(provider.name().value());
  }

  /** The path of the service in the file. */
  public String path() {
    return "services." + provider.name();
  }

  /** The command line for people: values of options that sound like secrets are left out. */
  public String shownCommand(String stack) {
    List<String> words = new ArrayList<>(List.of("compose", "--project-name=" + stack, "up"));
    provider
        .options()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        words.add(
                            "--" + name + "=" + (SecretNames.sounds(name) ? "(secret)" : value))));
    words.add(provider.name().value());
    return String.join(" ", words);
  }
}
