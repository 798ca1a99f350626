package dev.jstack.engine.provider;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.digest.ConfigDigest;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stack with what the programs of its providers said when they ran last: services that depend on
 * them have their variables, so that planning needs to know nothing of providers.
 *
 * @param stack the stack, with these variables
 * @param providers what programs bring, in file order; without those that cannot be run
 * @param diagnostics what stands in the way, and what is worth knowing
 */
public record ProvidedStack(
    Stack stack, List<DesiredProvider> providers, List<Diagnostic> diagnostics) {

  /**
   * Looks up the programs of {@code stack} and sets what they said.
   *
   * @param known records by service
   * @param assumed whether programs are taken to be there: for plans without the host
   */
  public static ProvidedStack of(
      Stack stack, Map<String, ProviderRecord> known, Providers programs, boolean assumed) {
    if (stack.providers().isEmpty()) {
      return new ProvidedStack(stack, List.of(), List.of());
    }
    return new Look(stack, known, programs, assumed).all();
  }

  /** One look at one stack. */
  private static final class Look {
    private final Stack stack;
    private final Map<String, ProviderRecord> known;
    private final Providers programs;
    private final boolean assumed;
    private final Diagnostics found = new Diagnostics();

    Look(Stack stack, Map<String, ProviderRecord> known, Providers programs, boolean assumed) {
      this.stack = stack;
      this.known = known;
      this.programs = programs;
      this.assumed = assumed;
    }

    ProvidedStack all() {
      List<DesiredProvider> providers = new ArrayList<>();
      for (Provider provider : stack.providers().values()) {
        order(provider);
        program(provider)
            .ifPresent(p -> providers.add(new DesiredProvider(provider, p, definition(provider))));
      }
      Map<ServiceName, Service> services = new LinkedHashMap<>();
      stack.services().forEach((name, service) -> services.put(name, with(service)));
      return new ProvidedStack(stack.withServices(services), providers, found.sorted());
    }

    private void order(Provider provider) {
      for (Dependency dependency : provider.dependencies()) {
        if (stack.services().containsKey(dependency.service())) {
          error(
              ProviderCode.AFTER_CONTAINER,
              path(provider) + ".depends_on",
              "provider `%s` waits for `%s`, which is a container"
                  .formatted(provider.name(), dependency.service()));
        }
      }
    }

    private Optional<String> program(Provider provider) {
      String type = provider.type();
      String place = path(provider) + ".provider.type";
      if (!ProgramSearch.isName(type)) {
        error(
            ProviderCode.NOT_A_NAME,
            place,
            "`" + type + "` of provider `" + provider.name() + "` is no program's name");
        return Optional.empty();
      }
      if (assumed) {
        found.add(
            Diagnostic.note(
                ProviderCode.ASSUMED.code(),
                range(place),
                "`up` would run the program `"
                    + type
                    + "` of the host for `"
                    + provider.name()
                    + "`"));
        return Optional.of(type);
      }
      Optional<Path> program = programs.find(provider);
      if (program.isEmpty()) {
        error(
            ProviderCode.NO_PROGRAM,
            place,
            "provider `%s`: there is neither a docker plugin docker-%s nor a program %s in PATH"
                .formatted(provider.name(), type, type));
      }
      return program.map(Path::toString);
    }

    /** Salted as secrets are: options may hold one. */
    private String definition(Provider provider) {
      StringBuilder told = new StringBuilder(provider.type());
      provider
          .options()
          .forEach((name, values) -> values.forEach(v -> told.append('\0').append(name + "=" + v)));
      return ConfigDigest.ofSecret(
          stack.name().value(),
          provider.name().value(),
          told.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Service with(Service service) {
      noNamespace(service);
      Map<String, String> environment = new LinkedHashMap<>(service.process().environment());
      for (Dependency dependency : service.dependencies()) {
        ProviderRecord record = known.get(dependency.service().value());
        if (record != null && stack.providers().containsKey(dependency.service())) {
          String prefix = record.service().toUpperCase(Locale.ROOT) + "_";
          record.variables().forEach((name, value) -> environment.put(prefix + name, value));
          record.rawVariables().forEach((name, value) -> raw(service, environment, name, value));
        }
      }
      return environment.equals(service.process().environment())
          ? service
          : service.withEnvironment(environment);
    }

    private void raw(Service service, Map<String, String> all, String name, String value) {
      String before = all.put(name, value);
      if (before != null && !before.equals(value)) {
        found.add(
            Diagnostic.warning(
                ProviderCode.OVERRIDES.code(),
                range("services." + service.name() + ".environment." + name),
                "a provider overrides the variable `" + name + "` of `" + service.name() + "`"));
      }
    }

    private void noNamespace(Service service) {
      Networking networking = service.networking();
      boolean joins =
          networking.mode() == Networking.Mode.SERVICE
              && networking
                  .shared()
                  .map(ServiceName::new)
                  .map(stack.providers()::containsKey)
                  .orElse(false);
      if (joins) {
        error(
            ProviderCode.NO_CONTAINER,
            "services." + service.name() + ".network_mode",
            "`" + service.name() + "` joins the network of a provider, which is no container");
      }
    }

    private void error(ProviderCode code, String path, String message) {
      found.add(Diagnostic.error(code.code(), range(path), message).withHint(code.cure()));
    }

    private SourceRange range(String path) {
      return stack
          .origin()
          .of(path)
          .orElseGet(() -> SourceRange.whole(SourceFile.named(stack.name().value())));
    }

    private static String path(Provider provider) {
      return "services." + provider.name();
    }
  }
}
