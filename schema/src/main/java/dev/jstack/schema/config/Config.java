package dev.jstack.schema.config;

import dev.jstack.schema.canonical.UsedResources;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A canonical stack as text. */
public final class Config {
  private static final Shape STACK =
      new Shape(Optional.empty(), Optional.empty(), Optional.of(Format.compact().root()));

  private final MappingNode canonical;
  private final Order order = new Order();

  /**
   * The configuration in the canonical form; top-level elements that nothing uses are left out.
   *
   * @param canonical the tree that loading gave
   */
  public Config(MappingNode canonical) {
    this.canonical = UsedResources.of(canonical);
  }

  /**
   * The same with other images; a service that names none, for it is built, stays so.
   *
   * @param other from the name of a service and its image
   */
  public Config withImages(BinaryOperator<String> other) {
    MappingNode.Builder root = canonical.toBuilder();
    return new Config(
        root.put("services", services((name, service) -> pinned(name, service, other))).build());
  }

  private static MappingNode pinned(
      String name, MappingNode service, BinaryOperator<String> other) {
    String image = text(service.get("image"));
    return image.isEmpty()
        ? service
        : service.toBuilder().putText("image", other.apply(name, image)).build();
  }

  /** The images of the services and nothing else: a file to be merged over the others. */
  public Config onlyImages() {
    MappingNode.Builder root = MappingNode.builder(canonical.range());
    return new Config(
        root.put("services", services((name, service) -> imageAlone(service))).build());
  }

  private static MappingNode imageAlone(MappingNode service) {
    MappingNode.Builder alone = MappingNode.builder(service.range());
    service.entry("image").ifPresent(alone::put);
    return alone.build();
  }

  private MappingNode services(BiFunction<String, MappingNode, MappingNode> other) {
    MappingNode.Builder changed = MappingNode.builder(canonical.range());
    for (MappingNode.Entry service : entries(canonical.get("services"))) {
      changed.put(
          service.value() instanceof MappingNode mapping
              ? service.with(other.apply(service.key(), mapping))
              : service);
    }
    return changed.build();
  }

  /** YAML in which every {@code $} is doubled, so that loading it gives the same stack. */
  public String yaml() {
    return new YamlText(order, true).write(canonical, STACK);
  }

  /** JSON in which every {@code $} is doubled; ends with a line break. */
  public String json() {
    return new JsonText(order, true, true).write(canonical, STACK) + "\n";
  }

  /** YAML with variables as they were written: for a tree that was not interpolated. */
  public String yamlAsWritten() {
    return new YamlText(order, false).write(canonical, STACK);
  }

  /** JSON with variables as they were written: for a tree that was not interpolated. */
  public String jsonAsWritten() {
    return new JsonText(order, false, true).write(canonical, STACK) + "\n";
  }

  /** Names of the services, by name. */
  public List<String> services() {
    return keys("services");
  }

  /** Keys of the volumes, by name. */
  public List<String> volumes() {
    return keys("volumes");
  }

  /** Keys of the networks, by name. */
  public List<String> networks() {
    return keys("networks");
  }

  /** The image of each service; a service that only builds one has {@code <stack>-<service>}. */
  public List<String> images() {
    List<String> images = new ArrayList<>();
    for (MappingNode.Entry service : entries(canonical.get("services"))) {
      String image = text(member(service.value(), "image"));
      images.add(image.isEmpty() ? text(canonical.get("name")) + "-" + service.key() : image);
    }
    images.sort(null);
    return images;
  }

  /** The image of each service that names one. */
  public Map<String, String> imagesByService() {
    Map<String, String> images = new LinkedHashMap<>();
    for (MappingNode.Entry service : entries(canonical.get("services"))) {
      String image = text(member(service.value(), "image"));
      if (!image.isEmpty()) {
        images.put(service.key(), image);
      }
    }
    return images;
  }

  /** All profiles that the services of the tree name. */
  public List<String> profiles() {
    TreeSet<String> profiles = new TreeSet<>();
    for (MappingNode.Entry service : entries(canonical.get("services"))) {
      if (member(service.value(), "profiles") instanceof SequenceNode list) {
        list.items().forEach(profile -> profiles.add(text(profile)));
      }
    }
    return List.copyOf(profiles);
  }

  /** The hash of each service by name: it changes when the service must be made anew. */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    for (MappingNode.Entry service : entries(canonical.get("services"))) {
      hashes.put(service.key(), ServiceHash.of(service.value(), order));
    }
    return hashes;
  }

  private List<String> keys(String kind) {
    List<String> keys = new ArrayList<>();
    entries(canonical.get(kind)).forEach(entry -> keys.add(entry.key()));
    keys.sort(null);
    return keys;
  }

  private static Iterable<MappingNode.Entry> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.entries() : List.of();
  }

  private static @Nullable Node member(Node node, String key) {
    return node instanceof MappingNode mapping ? mapping.get(key) : null;
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
