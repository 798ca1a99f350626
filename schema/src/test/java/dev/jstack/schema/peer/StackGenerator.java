package dev.jstack.schema.peer;

import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.testing.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Stack files over the whole format: services of random attributes, resources, some attributes with
 * a fault; in flow style, or block style.
 */
final class StackGenerator {
  /** A file that uses each resource, so that none of them is left out. */
  private static final String OTHER =
      """
        other:
          image: other
          networks: [front, back]
          volumes: ["data:/data", "data2:/data2"]
          secrets: [token]
          configs: [conf]
          models: [llm]
      """;

  private static final Map<String, List<String>> RESOURCES =
      Map.of(
          "networks", List.of("front", "back"),
          "volumes", List.of("data", "data2"),
          "secrets", List.of("token"),
          "configs", List.of("conf"),
          "models", List.of("llm"));

  /** What each kind of resource is when it is not generated; the generated ones often clash. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "networks", "{ipam: {config: [{subnet: 10.1.0.0/16, gateway: 10.1.0.1}]}}",
          "volumes", "",
          "secrets", "{file: ./token.txt}",
          "configs", "{content: \"a ${HOME} $$b\"}",
          "models", "{model: ai/model}");

  private final Samples samples = Samples.read();
  private final Grammar grammar = new Grammar(samples);
  private final RecordShape root = Format.compact().root();
  private final RecordShape service = Format.compact().record("service");

  StackGenerator() throws IOException {}

  /** A stack in one file that needs no other. */
  Arbitrary<String> alone() {
    return file(Arbitraries.just(""));
  }

  /** A stack file with services {@code s0} to {@code s2}, and {@code head} at its top. */
  Arbitrary<String> file(Arbitrary<String> head) {
    Arbitrary<List<String>> services = service().list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(head, services, resources(), Arbitraries.of(0, 1, 2))
        .as(
            (first, all, resources, style) -> {
              StringBuilder yaml = new StringBuilder(first).append("services:\n").append(OTHER);
              for (int i = 0; i < all.size(); i++) {
                yaml.append("  s").append(i).append(":\n").append(all.get(i));
              }
              yaml.append(resources);
              return style == 0 ? TreeText.of(Trees.of(yaml.toString())) : yaml.toString();
            });
  }

  /** A second file that changes the first. */
  Arbitrary<String> override() {
    Arbitrary<String> plain = service();
    Arbitrary<String> changed = Combinators.combine(tagged(), tagged(), service()).as(this::first);
    return Arbitraries.frequencyOf(Tuple.of(2, plain), Tuple.of(1, changed))
        .map(body -> "services:\n  s0:\n" + body);
  }

  /** A file with one service {@code name} that stands for itself. */
  Arbitrary<String> base(String name) {
    return service().map(body -> "services:\n  " + name + ":\n" + body);
  }

  /** An attribute of a service, as {@code name: value}. */
  Arbitrary<String> attribute() {
    return Arbitraries.of(service.attributes().stream().filter(this::isPlain).toList())
        .flatMap(
            attribute ->
                grammar
                    .value(attribute.shape(), "services.*." + attribute.name())
                    .map(value -> attribute.name() + ": " + value));
  }

  private boolean isPlain(RecordShape.Attribute attribute) {
    return !Coverage.isOurs(attribute.name());
  }

  private Arbitrary<String> tagged() {
    return Arbitraries.of(samples.taggedNames())
        .flatMap(name -> Arbitraries.of(samples.tagged(name)).map(value -> name + ": " + value));
  }

  private Arbitrary<String> service() {
    Arbitrary<List<String>> attributes = attribute().list().ofMinSize(1).ofMaxSize(6);
    Arbitrary<String> fault = rarely(40, Arbitraries.of(samples.faults()));
    Arbitrary<String> extension = rarely(20, Arbitraries.just("x-note: {a: [1, {b: c}]}"));
    Arbitrary<String> image = Arbitraries.frequency(Tuple.of(19, "image: web"), Tuple.of(1, ""));
    return Combinators.combine(attributes, fault, extension, image)
        .as(
            (some, wrong, note, web) -> {
              List<String> lines = new ArrayList<>(some);
              lines.addAll(List.of(wrong, note, web));
              return first(lines.toArray(String[]::new));
            });
  }

  /** The lines, of each attribute the first one. */
  private String first(String... lines) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String line : String.join("\n", lines).split("\n")) {
      if (!line.isBlank()) {
        byName.putIfAbsent(line.strip().substring(0, line.strip().indexOf(':')), line.strip());
      }
    }
    return "    " + String.join("\n    ", byName.values()) + "\n";
  }

  private Arbitrary<String> resources() {
    List<Arbitrary<String>> kinds = new ArrayList<>();
    for (String kind : List.of("networks", "volumes", "secrets", "configs", "models")) {
      kinds.add(resource(kind));
    }
    return Combinators.combine(kinds).as(all -> String.join("", all));
  }

  private Arbitrary<String> resource(String kind) {
    Arbitrary<String> generated =
        grammar.value(root.attribute(kind).shape().keyed().orElseThrow().value(), kind + ".*");
    List<Arbitrary<String>> named = new ArrayList<>();
    for (String name : RESOURCES.get(kind)) {
      named.add(
          Arbitraries.frequencyOf(
                  Tuple.of(14, Arbitraries.just(PLAIN.get(kind))), Tuple.of(1, generated))
              .map(body -> "  " + name + ": " + body + "\n"));
    }
    return Combinators.combine(named).as(all -> kind + ":\n" + String.join("", all));
  }

  private static Arbitrary<String> rarely(int oneOf, Arbitrary<String> values) {
    return Arbitraries.frequencyOf(Tuple.of(oneOf - 1, Arbitraries.just("")), Tuple.of(1, values));
  }
}
