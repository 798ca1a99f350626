package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.schema.model.Dependency;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that run programs of providers. One runs when it has not run yet, was told something
 * else then, or was stopped since; not at each {@code up}, so that a plan that was carried out
 * leaves nothing to do.
 */
final class ProviderSteps {
  private final ObservedState observed;
  private final Draft draft;

  ProviderSteps(ObservedState observed, Draft draft) {
    this.observed = observed;
    this.draft = draft;
  }

  /** Those in {@code scope} that have to run, each after those that it depends on. */
  void bring(List<DesiredProvider> providers, Scope scope, PlanOptions options) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (DesiredProvider provider : providers) {
      String name = provider.provider().name().value();
      if (scope.has(name)) {
        cause(provider, options)
            .ifPresent(cause -> keys.put(name, add(new BringProvider(provider), cause)));
      }
    }
    for (DesiredProvider provider : providers) {
      String key = keys.get(provider.provider().name().value());
      if (key != null) {
        draft.order(key, keys(provider.provider().dependencies(), keys));
      }
    }
  }

  private String add(Action action, String cause) {
    draft.add(action, cause, "", List.of());
    return Draft.key(action);
  }

  private static List<String> keys(List<Dependency> dependencies, Map<String, String> keys) {
    return dependencies.stream()
        .flatMap(d -> Optional.ofNullable(keys.get(d.service().value())).stream())
        .toList();
  }

  /** Why its program has to run; empty: it has run. */
  private Optional<String> cause(DesiredProvider provider, PlanOptions options) {
    ProviderRecord record = observed.providers().get(provider.provider().name().value());
    if (record == null) {
      return Optional.of("new");
    }
    if (!record.definition().equals(provider.definition())
        || !record.program().equals(provider.program())) {
      return Optional.of("its definition changed");
    }
    if (options.forceRecreate()) {
      return Optional.of("--force-recreate");
    }
    return record.stopped() && options.start()
        ? Optional.of("stopped by request")
        : Optional.empty();
  }

  /** Keys of the steps that {@code container} starts after; unknown ones are no steps. */
  static List<String> keys(DesiredContainer container, List<DesiredProvider> providers) {
    Set<String> names = new LinkedHashSet<>();
    container.dependencies().forEach(d -> names.add(d.service().value()));
    return providers.stream()
        .filter(provider -> names.contains(provider.provider().name().value()))
        .map(provider -> Draft.key(new BringProvider(provider)))
        .toList();
  }

  /** Those that the file does not have any more. */
  List<ProviderRecord> surplus(List<DesiredProvider> providers) {
    Set<String> wanted = new LinkedHashSet<>();
    providers.forEach(provider -> wanted.add(provider.provider().name().value()));
    return observed.providers().values().stream()
        .filter(record -> !wanted.contains(record.service()))
        .toList();
  }

  /** Takes services away once {@code after} is done. */
  void remove(List<ProviderRecord> records, String cause, Collection<String> after) {
    records.forEach(record -> draft.add(new EndProvider(record, true), cause, "", after));
  }

  /** Stops services whose programs can, once {@code after} is done. */
  void stop(List<ProviderRecord> records, Collection<String> after) {
    records.stream()
        .filter(record -> record.stop().isPresent() && !record.stopped())
        .forEach(record -> draft.add(new EndProvider(record, false), "stop", "", after));
  }

  /** Those of the named services; none named: all. */
  List<ProviderRecord> named(List<String> services) {
    return observed.providers().values().stream()
        .filter(record -> services.isEmpty() || services.contains(record.service()))
        .toList();
  }
}
