package dev.jstack.schema.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the short way reads, the YAML engine reads alike, places included. {@code
 * -Djstack.fuzz=1000000} runs the mutations that often.
 */
class PlainReaderTest {
  private static final int MUTATIONS = Integer.getInteger("jstack.fuzz", 20_000);

  private static final String PLAIN =
      """
      # a comment
      name: plain

      services:
        web: # with a comment
          image: web:1.2   # and another
          command: ["serve", --port, '80', "a \\"b\\" C:\\\\x"]
          environment:
            - A=1
            - "B=x: y"
          ports:
          - 80:80
          - target: 90
            published: "91"
          -   mode: host
              target: 1
          depends_on: {store: {condition: service_healthy}, cache: {required: false}}
          labels: {}
          dns: []
          args:
            - - a
              - b
            -
              - c
            -
              k: v
            -
          init:
          read_only: true
          cpus: 0.5
          'quoted': it''s, "so" [to] {say} & *more* #here
          "key": C:\\data\\x
          test: -x
        store: {image: 'it''s', url: a/b.c, x: ${Y}}
      x-größe: é
      """
          .replace("x: ${Y}", "x: $Y");

  private static final List<String> PARTS =
      List.of(
          "a:", "b: ", "- ", "-", "\n", "\n  ", "\n    ", " ", "  ", "c: d", "'", "''", "\"", "\\",
          "[", "]", "{", "}", ", ", ",", ": ", ":", "#", " # ", "x", "0", "017", "0x1f", "1.5", "~",
          "true", "é", "\t", "\r\n", "\r", "---", "...", "--- ", "&a ", "*a", "!t ", "| ", ">", "?",
          "? ", "%", "@", "`", "<<: ", "=", "\u00a0", "\u2028", "\ufeff", "😀", "-1", "- - ", "[]",
          "{}", "\"a\": ", "'b': ", "a : b");

  @Test
  void a_plain_file_is_read_the_short_way() {
    assertThat(PlainReader.read(SourceFile.of("t", PLAIN), PLAIN)).isPresent();
    sameOrNot(PLAIN);
    sameOrNot(PLAIN.replace("\n", "\r\n"));
    sameOrNot(PLAIN.stripTrailing());
    sameOrNot(PLAIN + "\n\n  # the end\n  ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x 1\nb: *x\n",
        "a: |\n  text\n",
        "a: one\n  two\n",
        "a: !!str 1\n",
        "a: 'one\n  two'\n",
        "a: 1\na: 2\n",
        "a: 1\n b: 2\n",
        "1: a\n",
        "a: b: c\n",
        "<<: {a: b}\n",
        "- a\n",
        "mode: 0440\n",
        "a: \"\\t\"\n",
        "---\na: b\n",
        "a:\n\tb: c\n",
        "a: [b\n  c]\n",
        "a: \u0000\n",
        ""
      })
  void anything_else_is_left_to_the_engine(String text) {
    assertThat(PlainReader.read(SourceFile.of("t", text), text)).isEmpty();
  }

  @Provide
  Arbitrary<String> wildTexts() {
    return Arbitraries.of(PARTS).list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  @Property(tries = 20_000)
  void whatever_is_read_the_short_way_the_engine_reads_alike(@ForAll("wildTexts") String text) {
    sameOrNot(text);
    sameOrNot("k:\n  - a: 1\n    b:\n" + text.replace("\n", "\n    ") + "\nz: 1");
  }

  @Property(tries = 1)
  void a_damaged_file_is_read_alike_or_left_to_the_engine() throws IOException {
    Random random = new Random(Long.getLong("jstack.fuzz.seed", 42));
    List<String> corpus = corpus();
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      read += sameOrNot(damaged(corpus.get(random.nextInt(corpus.size())), random)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(MUTATIONS / 20);
  }

  /** Whether {@code text} was read the short way. */
  private static boolean sameOrNot(String text) {
    SourceFile file = SourceFile.of("t", text);
    Optional<Node> plain = PlainReader.read(file, text);
    if (plain.isPresent()) {
      Diagnostics found = new Diagnostics();
      Optional<List<Document>> documents =
          new YamlReader(YamlLimits.DEFAULT).readByEngine(file, text, found);
      assertThat(found.sorted()).as(text).isEmpty();
      assertThat(documents.orElseThrow()).hasSize(1);
      assertThat(spelled(plain.get())).isEqualTo(spelled(documents.get().get(0).root()));
    }
    return plain.isPresent();
  }

  private static String spelled(Node node) {
    StringBuilder out = new StringBuilder();
    spell(node, out);
    return out.toString();
  }

  private static void spell(Node node, StringBuilder out) {
    var range = node.range();
    out.append(range.startLine()).append(':').append(range.startColumn()).append('-');
    out.append(range.endLine()).append(':').append(range.endColumn()).append(' ');
    if (node instanceof ScalarNode scalar) {
      out.append(scalar.kind()).append(scalar.style()).append('<').append(scalar.text());
      out.append(">\n");
    } else if (node instanceof SequenceNode list) {
      out.append("[\n");
      list.items().forEach(item -> spell(item, out));
      out.append("]\n");
    } else {
      out.append("{\n");
      for (MappingNode.Entry entry : ((MappingNode) node).entries()) {
        spell(ScalarNode.text(entry.key(), entry.keyRange()), out);
        spell(entry.value(), out);
      }
      out.append("}\n");
    }
  }

  private static List<String> corpus() throws IOException {
    List<String> corpus = new ArrayList<>(List.of(PLAIN));
    String folder = System.getenv("JSTACK_CONFORMANCE");
    if (folder != null) {
      try (Stream<Path> files = Files.walk(Path.of(folder, "stacks"))) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
          corpus.add(Files.readString(file));
        }
      }
    }
    return corpus;
  }

  private static String damaged(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int n = random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(out.length());
      int length = Math.min(random.nextInt(6), out.length() - at);
      int from = random.nextInt(out.length());
      String put =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> String.valueOf((char) random.nextInt(128));
            case 2 -> PARTS.get(random.nextInt(PARTS.size()));
            default -> out.substring(from, Math.min(out.length(), from + random.nextInt(40)));
          };
      out.replace(at, at + length, put);
    }
    return out.toString();
  }
}
