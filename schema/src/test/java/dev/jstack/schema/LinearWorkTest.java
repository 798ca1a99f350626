package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.jstack.diagnostic.DiagnosticPrinter;
import dev.jstack.diagnostic.PrintStyle;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.config.TargetReport;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten times the stack is ten times the work, whatever the stack is made of. Work is counted in the
 * memory that is allocated, which no load of the machine changes.
 */
class LinearWorkTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SMALL = 300;

  /** What a stack may have many of. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  private enum Shape {
    SERVICES(n -> each(n, "  s%1$d: {image: x, ports: ['%2$d:80'], environment: {A: '${V}'}}")),
    CHAIN(n -> each(n, "  s%1$d: {image: x, depends_on: {s%3$d: {condition: service_started}}}")),
    OPTIONAL(
        n ->
            each(
                    n,
                    "  s%1$d: {image: x, depends_on: {off: {condition: service_started, required: false}}}")
                + "  off: {image: x, profiles: [p]}\n"),
    ONE_BASE(n -> each(n, "  s%1$d: {extends: base}") + "  base: {image: x, labels: {a: b}}\n"),
    ONE_SERVICE(
        n ->
            "  s: {image: x, environment: ["
                + list(n, "V%d=x")
                + "], labels: ["
                + list(n, "l%d=x")
                + "], expose: ["
                + list(n, "%d")
                + "]}\n"),
    MOUNTS(n -> "  s: {image: x, volumes: [" + list(n, "'./a%1$d:C:\\a%1$d'") + "]}\n"),
    WARNINGS(n -> each(n, "  s%1$d: {image: x, cap_add: [A], shm_size: 1m}")),
    FAULTS(n -> each(n, "  s%1$d: {imgae: x}")),
    FAULTS_OF_FORM(n -> each(n, "  s%1$d: {image: x, privileged: 3, networks: [nope]}")),
    FAULTS_IN_ONE_LINE(n -> "  {" + list(n, "s%1$d: {image: x, privileged: 3, pid: host}") + "}\n"),
    ALIASES(n -> "  s0: &a {image: x}\n" + each(n, "  t%1$d: *a"));

    private final IntFunction<String> services;

    Shape(IntFunction<String> services) {
      this.services = services;
    }

    String stack(int n) {
      return "name: t\nservices:\n" + services.apply(n);
    }

    private static String each(int n, String line) {
      return IntStream.range(0, n)
          .mapToObj(i -> line.formatted(i, 1024 + i, Math.max(0, i - 1)))
          .map(text -> text.replace("depends_on: {s0: {condition: service_started}}}", "}"))
          .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String list(int n, String item) {
      return IntStream.range(0, n).mapToObj(item::formatted).collect(Collectors.joining(", "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ten_times_as_many_are_ten_times_the_work(Shape shape) {
    String small = shape.stack(SMALL);
    String large = shape.stack(SMALL * 10);
    work(small); // what is allocated once and for all
    long once = work(small);
    assertThat(work(large)).isBetween(once * 4, once * 14);
  }

  /** Bytes allocated for loading, printing and reporting. */
  private static long work(String text) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    LoadResult result = StackLoader.create().load(Requests.ofText(text, Map.of("V", "v")));
    new DiagnosticPrinter(PrintStyle.PLAIN).print(result.diagnostics());
    result
        .canonical()
        .ifPresent(
            tree -> {
              new Config(tree).yaml();
              TargetReport.of(tree).text();
            });
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
