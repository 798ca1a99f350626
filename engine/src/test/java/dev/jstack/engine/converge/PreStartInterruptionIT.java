package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static dev.jstack.engine.converge.PreStartTest.STACK;
import static dev.jstack.engine.converge.PreStartTest.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.fault.ProcessDied;
import dev.jstack.host.record.RecordingHost;
import org.junit.jupiter.api.Test;

/** Runs before a start that end at every possible call, and what the next command makes of that. */
class PreStartInterruptionIT {

  @Test
  void dying_anywhere_is_made_good_by_the_next_up() {
    for (int n = 1; n <= mutatingCalls(); n++) {
      Bench one = Bench.temporary();
      prepare(one);
      die(one, new FaultScript().dyingAfter(n));
      one.up(STACK);
      assertThat(PlanText.of(one.plan(STACK))).as("after dying at call %d", n).isEmpty();
      assertThat(one.engine().status(SHOP).running()).isEqualTo(4);
      assertThat(one.snapshot().systems().keySet()).noneMatch(id -> id.contains("+"));
      assertThat(one.snapshot().scratches()).hasSize(4);
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_anywhere_leaves_nothing_that_down_does_not_find() {
    for (int n = 1; n <= mutatingCalls(); n++) {
      Bench one = Bench.temporary();
      prepare(one);
      die(one, new FaultScript().dyingAfter(n));
      one.down();
      one.expectNothingLeft();
    }
  }

  private int mutatingCalls() {
    Bench one = Bench.temporary();
    prepare(one);
    RecordingHost recording = one.recording();
    one.apply(one.plan(STACK), recording.host(), false);
    return recording.mutatingCalls().size();
  }

  private static void die(Bench bench, FaultScript script) {
    try {
      bench.apply(bench.plan(STACK), bench.faulty(script), false);
    } catch (ProcessDied e) {
      assertThat(e).hasMessageContaining("process died");
    }
  }
}
