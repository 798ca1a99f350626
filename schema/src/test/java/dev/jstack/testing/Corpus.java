package dev.jstack.testing;

import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stack files of the conformance data, which {@code JSTACK_CONFORMANCE} names the folder of.
 */
public final class Corpus {
  private Corpus() {}

  /** Where the data are; absent when they are not on this machine. */
  public static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv("JSTACK_CONFORMANCE")).map(Path::of);
  }

  /** Texts of all stack files, of the real stacks and of the cases; empty without the data. */
  public static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    if (folder().isPresent()) {
      for (Path file : stackFiles(folder().get())) {
        texts.add(Files.readString(file));
      }
      texts.addAll(caseFiles(folder().get()));
    }
    return texts;
  }

  /** The files of the real stacks, by name. */
  public static List<Path> stackFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("stacks"))) {
      return files.filter(file -> isYaml(file.toString())).sorted().toList();
    }
  }

  private static List<String> caseFiles(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("compose/cases.jsonl"))) {
      Map<?, ?> one = (Map<?, ?>) Json.tree(line);
      if (one.get("files") instanceof Map<?, ?> files) {
        files.entrySet().stream()
            .filter(file -> isYaml(file.getKey().toString()))
            .forEach(file -> texts.add(file.getValue().toString()));
      }
    }
    return texts;
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }
}
