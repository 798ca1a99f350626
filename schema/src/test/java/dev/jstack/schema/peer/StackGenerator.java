package dev.jstack.schema.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Stack files made of random attributes in many spellings, some of them with a fault. */
final class StackGenerator implements StackSource {
  private static final Path VALUES = Path.of("src/test/resources/peer");
  private static final String REST =
      """
      networks:
        front: {ipam: {config: [{subnet: 10.1.0.0/16, gateway: 10.1.0.1}]}, driver_opts: {a: 1}}
        back: {name: backbone, labels: [a=b]}
      volumes:
        data:
        data2: {driver: local, driver_opts: {type: none, o: bind, device: /x}}
      secrets:
        token: {file: ./token.txt}
      configs:
        conf: {content: "a ${HOME} $$b"}
      """;

  private final List<String> attributes;
  private final List<String> faults;

  StackGenerator() throws IOException {
    this.attributes = Files.readAllLines(VALUES.resolve("services.txt"));
    this.faults = Files.readAllLines(VALUES.resolve("faults.txt"));
  }

  /** One file, at times with a second one over it. */
  @Override
  public Case next(Random random, Path directory) throws IOException {
    Files.writeString(directory.resolve("a.yaml"), generate(random));
    if (random.nextInt(3) > 0) {
      return new Case(directory, List.of("a.yaml"), Map.of(), List.of());
    }
    Files.writeString(directory.resolve("b.yaml"), override(random));
    return new Case(directory, List.of("a.yaml", "b.yaml"), Map.of(), List.of());
  }

  /** A random attribute of a service, in flow style. */
  String attribute(Random random) {
    return attributes.get(random.nextInt(attributes.size()));
  }

  /** A file with one to three services. */
  String generate(Random random) {
    StringBuilder yaml = new StringBuilder("services:\n  other: {image: other}\n");
    int services = 1 + random.nextInt(3);
    for (int i = 0; i < services; i++) {
      yaml.append("  s").append(i).append(":\n");
      service(random).forEach(line -> yaml.append("    ").append(line).append('\n'));
    }
    return yaml.append(REST).toString();
  }

  /** A second file that changes the first. */
  String override(Random random) {
    StringBuilder yaml = new StringBuilder("services:\n  s0:\n");
    service(random).forEach(line -> yaml.append("    ").append(line).append('\n'));
    return yaml.toString();
  }

  private List<String> service(Random random) {
    List<String> lines = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      add(attribute(random), names, lines);
    }
    if (random.nextInt(10) == 0) {
      add(faults.get(random.nextInt(faults.size())), names, lines);
    }
    if (random.nextInt(20) > 0) {
      add("image: web", names, lines);
    }
    return lines;
  }

  private static void add(String line, Set<String> names, List<String> lines) {
    if (names.add(line.substring(0, line.indexOf(':')))) {
      lines.add(line);
    }
  }
}
