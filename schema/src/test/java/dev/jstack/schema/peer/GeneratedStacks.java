package dev.jstack.schema.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;

/** Generated stacks of one or two files, with what they extend, include and read beside them. */
final class GeneratedStacks implements StackSource {
  private static final List<String> HEADS =
      List.of(
          "name: ${UNSET:-t}\n",
          "version: \"3.8\"\n",
          "x-top: {a: [1, \"${SET}\"]}\n",
          "include: [sub/inc.yaml]\n",
          "include: [\"${UNSET:-sub}/inc.yaml\"]\n",
          "include: [{path: sub/inc.yaml}]\n",
          "include: [{path: [sub/inc.yaml, sub/inc2.yaml], project_directory: .}]\n",
          "include: [{path: sub/inc.yaml, env_file: vars.env}]\n",
          "include: [{path: ./sub/inc.yaml, env_file: [sub/more.env, vars.env]}, sub/inc2.yaml]\n");

  /** Lines of {@code .env} and of the files of {@code env_file}. */
  private static final List<String> LINES =
      List.of(
          "SET=set",
          "A=1",
          "B=\"x y\"",
          "export C=3",
          "D='$A'",
          "E=${SET:-e}-x",
          "F",
          "# a comment",
          "G=g # a comment",
          "H: colon",
          "I=",
          "J=\"a\\tb\\\"c\"",
          "K='a\\tb'",
          "HOME=/elsewhere",
          "L=\"two\nlines\"",
          "M=a#b",
          "N = spaced ",
          "O=\"${UNSET:-o}$$\"");

  private static final List<List<String>> PROFILES =
      List.of(List.of(), List.of(), List.of("debug"), List.of("other", "test_1"), List.of("*"));

  private final RandomGenerator<Texts> stacks;

  private record Texts(Map<String, String> files, List<String> order, List<String> profiles) {}

  GeneratedStacks(StackGenerator generator) {
    this.stacks =
        Combinators.combine(
                generator.file(heads()),
                generator.override(),
                beside(generator),
                Arbitraries.frequency(Tuple.of(2, List.of("a.yaml")), Tuple.of(1, both())),
                Arbitraries.of(PROFILES))
            .as(
                (first, second, others, order, profiles) -> {
                  Map<String, String> files = new LinkedHashMap<>(others);
                  files.put("a.yaml", first);
                  files.put("b.yaml", second);
                  return new Texts(files, order, profiles);
                })
            .generator(1_000);
  }

  private static List<String> both() {
    return List.of("a.yaml", "b.yaml");
  }

  private static Arbitrary<String> heads() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just("")), Tuple.of(2, Arbitraries.of(HEADS)));
  }

  private static Arbitrary<Map<String, String>> beside(StackGenerator generator) {
    return Combinators.combine(
            generator.base("base"), generator.base("inc"), generator.base("inc2"), lines(), lines())
        .as(
            (base, inc, inc2, vars, more) ->
                Map.of(
                    ".env", "SET=set\nDOT=dot\n",
                    "vars.env", vars,
                    "labels.txt", "a=1\nb=${SET}\n",
                    "token.txt", "token",
                    "sub/base.yaml", base,
                    "sub/inc.yaml", inc,
                    "sub/inc2.yaml", inc2,
                    "sub/more.env", more));
  }

  private static Arbitrary<String> lines() {
    return Arbitraries.of(LINES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(lines -> String.join("\n", lines) + "\n");
  }

  @Override
  public Case next(Random random, Path directory) throws IOException {
    Texts texts = stacks.next(random).value();
    for (Map.Entry<String, String> file : texts.files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return new Case(directory, texts.order(), Map.of(), texts.profiles());
  }
}
