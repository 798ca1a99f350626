package dev.jstack.schema.peer;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.json.Json;
import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import dev.jstack.testing.TreeMutator;
import dev.jstack.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;

/** The real stacks of the conformance data, in each of their sets of files, with one change. */
final class MutatedStacks implements StackSource {
  private static final List<String> NAMES =
      List.of("image", "ports", "build", "foo", "x-foo", "name", "external", "labels");

  private final Path stacks;
  private final List<Map<?, ?>> sets = new ArrayList<>();
  private final RandomGenerator<String> attributes =
      new StackGenerator().attribute().generator(1_000);

  MutatedStacks(Path conformance) throws IOException {
    this.stacks = conformance.resolve("stacks");
    try (Stream<Path> files = Files.walk(conformance.resolve("stacks-golden"))) {
      for (Path set : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        sets.add((Map<?, ?>) Json.tree(Files.readString(set)));
      }
    }
  }

  @Override
  public Case next(Random random, Path directory) throws IOException {
    Map<?, ?> set = sets.get(random.nextInt(sets.size()));
    Path copy = copied(set.get("stack").toString(), directory);
    List<String> files = new ArrayList<>(texts(set.get("files")));
    int at = random.nextInt(files.size());
    Optional<String> changed = mutated(Files.readString(copy.resolve(files.get(at))), random);
    if (changed.isPresent()) {
      Path sibling = Path.of(files.get(at)).resolveSibling("changed.yml");
      Files.writeString(copy.resolve(sibling), changed.get());
      files.set(at, sibling.toString());
    }
    Map<String, String> environment = new LinkedHashMap<>();
    if (set.get("env") instanceof Map<?, ?> values) {
      values.forEach((key, value) -> environment.put(key.toString(), value.toString()));
    }
    List<String> profiles = new ArrayList<>(texts(set.get("profileFlags")));
    profiles.remove("--profile");
    return new Case(copy, files, environment, profiles);
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  private Path copied(String name, Path directory) throws IOException {
    Path copy = directory.resolve(name);
    if (!Files.exists(copy)) {
      Path original = stacks.resolve(name);
      try (Stream<Path> all = Files.walk(original)) {
        for (Path file : all.toList()) {
          Path target = copy.resolve(original.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.write(target, Files.readAllBytes(file));
          }
        }
      }
    }
    return copy;
  }

  /** The text with one change; nothing for a file that is broken as it is. */
  private Optional<String> mutated(String text, Random random) {
    return new YamlReader(YamlLimits.DEFAULT)
        .read(SourceFile.named("t"), text, new Diagnostics())
        .map(documents -> documents.get(0))
        .map(Document::root)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .map(tree -> random.nextBoolean() ? withAttribute(tree, random) : changed(tree, random))
        .map(tree -> TreeText.of(tree));
  }

  private static MappingNode changed(MappingNode tree, Random random) {
    return new TreeMutator(random, NAMES).mutate(tree);
  }

  /** A generated attribute in one of the services, in the place of what it has there. */
  private MappingNode withAttribute(MappingNode tree, Random random) {
    MappingNode services = tree.mapping("services");
    if (services == null || services.isEmpty()) {
      return changed(tree, random);
    }
    List<MappingNode.Entry> all = List.copyOf(services.entries());
    MappingNode.Entry service = all.get(random.nextInt(all.size()));
    MappingNode.Entry attribute =
        Trees.of(attributes.next(random).value()).entries().iterator().next();
    MappingNode body =
        service.value() instanceof MappingNode mapping
            ? mapping
            : MappingNode.empty(SourceRange.whole(SourceFile.named("t")));
    MappingNode more = body.with(attribute.key(), attribute.value());
    return tree.with("services", services.with(service.key(), more));
  }
}
