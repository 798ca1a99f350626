package dev.jstack.engine.converge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.Host;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.StubFaults;
import dev.jstack.host.windows.StubFaults.Strike;
import dev.jstack.host.windows.StubbedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each native call of {@code up}, of a change and of {@code down} fails in turn, through the true
 * ABI: people are told in words, nothing leaks in the library or on the host, and the next command
 * converges. Strikes each call once and, for {@code up}, each code once; {@code
 * -Djstack.faults=all} strikes each call with each code, which takes hours, and {@code
 * -Djstack.faults=5:0x80370105:true} the fifth call with that code although it was carried out.
 */
class NativeFaultIT {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          ports: ["8080:80"]
          mem_limit: 512m
          stop_grace_period: 1s
          networks: [front, back]
          depends_on: [api]
          volumes: ["data:C:\\\\data"]
          configs: [{source: key, target: "C:\\\\key"}]
          post_start: [{command: [cmd, /d, /s, /c, check]}]
        api:
          image: registry.local/api:1
          command: api
          isolation: hyperv
          stop_grace_period: 1s
          networks: [back]
      networks:
        front: {}
        back: {}
      volumes:
        data: {}
      configs:
        key: {content: one}
      """;
  private static final String CHANGED =
      STACK.replace("8080:80", "8081:80").replace("512m", "600m").replace("api:1", "api:2");

  /** What is done while a call fails. */
  private enum Work {
    UP {
      @Override
      void prepare(Bench bench, Host host) {}

      @Override
      ConvergenceReport run(Bench bench, Host host) {
        return bench.apply(bench.plan(host, STACK), host, false);
      }
    },
    CHANGE {
      @Override
      void prepare(Bench bench, Host host) {
        bench.up(host, STACK);
      }

      @Override
      ConvergenceReport run(Bench bench, Host host) {
        return bench.apply(bench.plan(host, CHANGED), host, false);
      }
    },
    DOWN {
      @Override
      void prepare(Bench bench, Host host) {
        bench.up(host, STACK);
      }

      @Override
      ConvergenceReport run(Bench bench, Host host) {
        DownOptions volumesToo = new DownOptions(List.of(), true, Optional.empty());
        var plan = bench.engine(host).planDown(Bench.SHOP, volumesToo).plan().orElseThrow();
        return bench.apply(plan, host, false);
      }
    };

    abstract void prepare(Bench bench, Host host);

    abstract ConvergenceReport run(Bench bench, Host host);

    /** What the next command asks for. */
    String wanted() {
      return this == UP ? STACK : CHANGED;
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_call_failing_in_turn_is_told_leaks_nothing_and_is_made_good(Work work) {
    List<String> wrong = new ArrayList<>();
    for (Strike strike : strikes(work, calls(work).size())) {
      try {
        struck(work, strike);
      } catch (AssertionError | RuntimeException e) {
        wrong.add(strike + ": " + e);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HcnCreateNetwork", "HcnCreateEndpoint", "CreateSandboxLayer", "PrepareLayer"})
  void a_call_that_does_not_answer_is_told_in_time_and_made_good(String function) {
    StubFaults faults = new StubFaults();
    Bench one = Bench.temporary();
    try (StubbedHost stubbed = StubbedHost.impatient(one.host(), faults)) {
      faults.silence(function);
      List<String> failures = Bench.failures(Work.UP.run(one, stubbed.host()));
      assertThat(failures).anyMatch(text -> text.endsWith(function + " did not answer in time"));
      faults.speak();
      stubbed.nothingIsAlive();
      one.up(stubbed.host(), STACK);
      assertThat(PlanText.of(one.plan(stubbed.host(), STACK))).isEmpty();
      one.down(stubbed.host());
      one.expectNothingLeft();
    }
  }

  private static List<String> calls(Work work) {
    StubFaults faults = new StubFaults();
    Bench one = Bench.temporary();
    try (StubbedHost stubbed = StubbedHost.over(one.host(), faults)) {
      work.prepare(one, stubbed.host());
      faults.disarm();
      Bench.expectDone(work.run(one, stubbed.host()));
      return faults.seen();
    }
  }

  private static List<Strike> strikes(Work work, int calls) {
    HResult[] codes = HResult.values();
    String wanted = System.getProperty("jstack.faults", "");
    List<Strike> strikes = new ArrayList<>();
    if (wanted.contains(":")) {
      String[] parts = wanted.split(":", -1);
      int code = Long.decode(parts[1]).intValue();
      return List.of(new Strike(Integer.parseInt(parts[0]), code, Boolean.parseBoolean(parts[2])));
    }
    if (wanted.equals("all")) {
      for (int i = 0; i < 2 * calls * codes.length; i++) {
        int code = codes[i / 2 % codes.length].code();
        strikes.add(new Strike(1 + i / 2 / codes.length, code, i % 2 == 1));
      }
      return strikes;
    }
    int rounds = work == Work.UP ? Math.max(calls, codes.length) : calls;
    for (int i = 0; i < rounds; i++) {
      strikes.add(new Strike(1 + i % calls, codes[i % codes.length].code(), i % 2 == 1));
    }
    return strikes;
  }

  private static void struck(Work work, Strike strike) {
    StubFaults faults = new StubFaults();
    Bench one = Bench.temporary();
    try (StubbedHost stubbed = StubbedHost.over(one.host(), faults)) {
      Host host = stubbed.host();
      work.prepare(one, host);
      faults.arm(strike);
      told(one, work, host);
      faults.disarm();
      stubbed.nothingIsAlive();
      one.up(host, work.wanted());
      assertThat(PlanText.of(one.plan(host, work.wanted()))).as("the plan after up").isEmpty();
      one.down(host);
      one.expectNothingLeft();
    }
  }

  private static void told(Bench one, Work work, Host host) {
    try {
      Bench.failures(work.run(one, host)).forEach(NativeFaultIT::words);
    } catch (HostException planning) {
      words(planning.told());
    }
  }

  /** A sentence: no name of a class, no trace, no bare number. */
  private static void words(String message) {
    assertThat(message)
        .hasSizeGreaterThan(20)
        .doesNotContain("Exception", "0x", "\tat ", "null", "\n")
        .matches(".*[a-z]+ [a-z]+ .*");
  }
}
