package dev.jstack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.Host;
import dev.jstack.host.windows.StubbedHost;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each sample made for Windows comes up through JNA and the ABI of the DLLs on a strict Windows
 * Server 2022 in memory, with a fixture for its images, and goes away without a trace.
 */
class WindowsSamplesNativeIT {
  private static final Path SAMPLES = Path.of("../samples/windows").toAbsolutePath().normalize();

  @ParameterizedTest
  @CsvSource({
    "iis,1",
    "aspnet-sql,2",
    "pipe,1",
    "isolation,2",
    "pod,2",
    "gpu,1",
    "gmsa,1",
  })
  void a_sample_comes_up_stays_as_it_is_and_goes(String sample, int services) {
    Bench bench = Bench.temporary();
    Stack stack = stack(sample);
    try (StubbedHost stubbed = StubbedHost.over(bench.host())) {
      Host host = stubbed.host();
      HostEngine engine = bench.engine(host);
      Bench.expectDone(bench.apply(up(engine, stack), host, true));
      assertThat(bench.snapshot().systems()).hasSize(services);

      assertThat(PlanText.of(up(engine, stack))).as("what a second up would do").isEmpty();

      DownOptions everything = new DownOptions(List.of(), true, Optional.empty());
      Plan down = engine.planDown(stack.name(), everything).plan().orElseThrow();
      Bench.expectDone(bench.apply(down, host, false));
      bench.expectNothingLeft();
    }
  }

  private static Plan up(HostEngine engine, Stack stack) {
    Planning planning = engine.plan(stack, PlanOptions.DEFAULT);
    return planning
        .plan()
        .orElseThrow(() -> new AssertionError("refused: " + planning.diagnostics()));
  }

  private static Stack stack(String sample) {
    LoadResult result =
        StackLoader.create()
            .load(
                new LoadRequest(
                    List.of("stack.yaml"),
                    Optional.empty(),
                    SAMPLES.resolve(sample),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Map.of("SA_PASSWORD", "invented"),
                    false,
                    List.of(),
                    Map.of(),
                    LoadRequest.Switches.ALL));
    return result
        .stack()
        .orElseThrow(() -> new AssertionError("does not load: " + result.diagnostics()));
  }
}
