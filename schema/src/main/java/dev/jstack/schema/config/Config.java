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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A canonical stack as text. */
public final class Config {
  private static final Shape STACK =
      new Shape(Optional.empty(), Optional.empty(), Optional.of(Format.compact().root()));

  private final MappingNode tree;
  private final boolean interpolated;
  private final Order order = new Order();

  /**
   * The configuration in the canonical form; top-level elements that nothing uses are left out.
   *
   * @param canonical the tree that loading gave
   */
  public Config(MappingNode canonical) {
    this(UsedResources.of(canonical), true);
  }

  private Config(MappingNode tree, boolean interpolated) {
    this.tree = tree;
    this.interpolated = interpolated;
  }

  /** The configuration of a tree that was not interpolated: all of it, variables as written. */
  public static Config asWritten(MappingNode tree) {
    return new Config(tree, false);
  }

  /**
   * The same with other images; a service that names none, for it is built, stays so.
   *
   * @param other from the name of a service and its image
   */
  public Config withImages(BinaryOperator<String> other) {
    MappingNode.Builder root = tree.toBuilder();
    return with(
        root.put("services", services((name, service) -> pinned(name, service, other))).build());
  }

  private static MappingNode pinned(
      String name, MappingNode service, BinaryOperator<String> other) {
    String image = text(service.get("image"));
    MappingNode pinned =
        image.isEmpty()
            ? service
            : service.toBuilder().putText("image", other.apply(name, image)).build();
    return pinned.get("pre_start") instanceof SequenceNode hooks
        ? pinned.with("pre_start", pinned(hooks, name, image, other))
        : pinned;
  }

  /** Of hooks that run before a service: what they name themselves, or what it runs. */
  private static SequenceNode pinned(
      SequenceNode hooks, String service, String own, BinaryOperator<String> other) {
    List<Node> pinned = new ArrayList<>();
    for (Node hook : hooks.items()) {
      String image = text(member(hook, "image"));
      pinned.add(
          image.isEmpty() || !(hook instanceof MappingNode mapping)
              ? hook
              : mapping.toBuilder()
                  .putText("image", other.apply(image.equals(own) ? service : "", image))
                  .build());
    }
    return new SequenceNode(pinned, hooks.range());
  }

  /** The images of the services and nothing else: a file to be merged over the others. */
  public Config onlyImages() {
    MappingNode.Builder root = MappingNode.builder(tree.range());
    return with(root.put("services", services((name, service) -> imageAlone(service))).build());
  }

  private static MappingNode imageAlone(MappingNode service) {
    MappingNode.Builder alone = MappingNode.builder(service.range());
    service.entry("image").ifPresent(alone::put);
    return alone.build();
  }

  private MappingNode services(BiFunction<String, MappingNode, MappingNode> other) {
    MappingNode.Builder changed = MappingNode.builder(tree.range());
    for (MappingNode.Entry service : entries(tree.get("services"))) {
      changed.put(
          service.value() instanceof MappingNode mapping
              ? service.with(other.apply(service.key(), mapping))
              : service);
    }
    return changed.build();
  }

  private Config with(MappingNode other) {
    return new Config(other, interpolated);
  }

  /**
   * YAML. In an interpolated tree every {@code $} is doubled, so that loading it gives the same
   * stack.
   */
  public String yaml() {
    return new YamlText(order, interpolated).write(tree, STACK);
  }

  /** The same as JSON; ends with a line break. */
  public String json() {
    return new JsonText(order, interpolated, true).write(tree, STACK) + "\n";
  }

  /** The name of the stack. */
  public String name() {
    return text(tree.get("name"));
  }

  /** The keys of a top-level element such as {@code services}, sorted. */
  public List<String> names(String element) {
    List<String> keys = new ArrayList<>();
    entries(tree.get(element)).forEach(entry -> keys.add(entry.key()));
    keys.sort(null);
    return keys;
  }

  /**
   * The image of each service and of what runs before it; a service that only builds one has {@code
   * <stack>-<service>}.
   */
  public List<String> images() {
    List<String> images = new ArrayList<>();
    for (MappingNode.Entry service : entries(tree.get("services"))) {
      String image = text(member(service.value(), "image"));
      images.add(image.isEmpty() ? text(tree.get("name")) + "-" + service.key() : image);
      hookImages(service.value()).stream().filter(i -> !i.equals(image)).forEach(images::add);
    }
    images.sort(null);
    return images;
  }

  private static Set<String> hookImages(Node service) {
    Set<String> images = new LinkedHashSet<>();
    if (member(service, "pre_start") instanceof SequenceNode hooks) {
      hooks.items().forEach(hook -> images.add(text(member(hook, "image"))));
    }
    images.remove("");
    return images;
  }

  /** Whether containers run before a service whose image a file of images alone cannot pin. */
  public boolean hasHookImages() {
    for (MappingNode.Entry service : entries(tree.get("services"))) {
      String image = text(member(service.value(), "image"));
      if (hookImages(service.value()).stream().anyMatch(own -> !own.equals(image))) {
        return true;
      }
    }
    return false;
  }

  /** The image of each service that names one. */
  public Map<String, String> imagesByService() {
    Map<String, String> images = new LinkedHashMap<>();
    for (MappingNode.Entry service : entries(tree.get("services"))) {
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
    for (MappingNode.Entry service : entries(tree.get("services"))) {
      if (member(service.value(), "profiles") instanceof SequenceNode list) {
        list.items().forEach(profile -> profiles.add(text(profile)));
      }
    }
    return List.copyOf(profiles);
  }

  /** The hash of each service by name: it changes when the service must be made anew. */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    for (MappingNode.Entry service : entries(tree.get("services"))) {
      hashes.put(service.key(), ServiceHash.of(service.value(), order));
    }
    return hashes;
  }

  /** The variables that a tree as written uses, by name. */
  public List<VariableUse> variables() {
    return VariableUse.of(tree);
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
