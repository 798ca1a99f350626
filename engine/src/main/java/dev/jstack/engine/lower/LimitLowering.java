package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Limits as HCS counts them.
 *
 * <p>Of processor count, weight and share HCS takes one. {@code cpus} is a share of the host for
 * process isolation; a virtual machine gets whole processors and, for the fraction, a share of
 * them. The arithmetic is Docker's, so that a file means the same here.
 */
final class LimitLowering {
  private static final long MIB = 1L << 20;
  private static final long WHOLE = 10_000;

  private final HostFacts facts;
  private final Findings findings;

  LimitLowering(HostFacts facts, Findings findings) {
    this.facts = facts;
    this.findings = findings;
  }

  LimitValues lower(ServiceChoice choice) {
    Limits limits = choice.service().limits();
    Optional<Long> memory = memory(choice, limits);
    LimitValues processor = processor(choice, limits);
    return new LimitValues(
        memory,
        processor.processorCount(),
        processor.processorWeight(),
        processor.processorMaximum());
  }

  private Optional<Long> memory(ServiceChoice choice, Limits limits) {
    Optional<Long> bytes = limits.memoryBytes().filter(b -> b != 0);
    if (bytes.filter(b -> b < MIB).isPresent()) {
      findings.error(
          PlanningCode.LIMIT,
          choice.path() + ".mem_limit",
          "`%s` wants %d bytes of memory, less than 1 MiB"
              .formatted(choice.service().name(), bytes.get()));
      return Optional.empty();
    }
    Optional<Long> whole = bytes.map(b -> b / MIB);
    whole.ifPresent(mib -> warnOfLittle(choice, mib));
    return choice.isHyperv() ? whole.map(mb -> mb + mb % 2) : whole;
  }

  private void warnOfLittle(ServiceChoice choice, long mib) {
    long enough = choice.isHyperv() ? 256 : 64;
    if (facts.windowsPaths() && mib < enough) {
      findings.warning(
          PlanningCode.LITTLE_MEMORY,
          choice.path() + ".mem_limit",
          "`%s` gets %d MiB of memory, Windows containers need about %d"
              .formatted(choice.service().name(), mib, enough));
    }
  }

  private LimitValues processor(ServiceChoice choice, Limits limits) {
    Optional<Long> count = limits.cpuCount().filter(n -> n > 0);
    Optional<Double> cpus = limits.cpus().filter(n -> n != 0);
    Optional<Long> shares = limits.cpuShares().filter(n -> n > 0);
    Optional<Double> percent = limits.cpuPercent().filter(n -> n > 0);
    warnOfLosers(choice, count, cpus, shares, percent);
    if (count.isPresent()) {
      return count(choice, count.get());
    } else if (cpus.isPresent()) {
      return cpus(choice, cpus.get());
    } else if (shares.isPresent()) {
      return weight(shares.get());
    }
    return percent.map(p -> maximum(Math.round(p * 100))).orElse(LimitValues.NONE);
  }

  private void warnOfLosers(
      ServiceChoice choice,
      Optional<Long> count,
      Optional<Double> cpus,
      Optional<Long> shares,
      Optional<Double> percent) {
    List<String> given = new ArrayList<>();
    count.ifPresent(n -> given.add("cpu_count"));
    cpus.ifPresent(n -> given.add("cpus"));
    shares.ifPresent(n -> given.add("cpu_shares"));
    percent.ifPresent(n -> given.add("cpu_percent"));
    if (given.size() > 1) {
      findings.warning(
          PlanningCode.LIMIT_DROPPED,
          choice.path() + "." + given.get(1),
          "`%s`: %s counts, %s has no effect"
              .formatted(
                  choice.service().name(),
                  given.get(0),
                  String.join(", ", given.subList(1, given.size()))));
    }
  }

  private LimitValues count(ServiceChoice choice, long wanted) {
    long most = facts.processors();
    if (wanted > most) {
      findings.warning(
          PlanningCode.LIMIT_DROPPED,
          choice.path() + ".cpu_count",
          "`%s` wants %d processors, the host has %d"
              .formatted(choice.service().name(), wanted, most));
    }
    return new LimitValues(
        Optional.empty(), Optional.of(Math.min(wanted, most)), Optional.empty(), Optional.empty());
  }

  private LimitValues cpus(ServiceChoice choice, double cpus) {
    if (cpus < 0.01 || cpus > facts.processors()) {
      findings.error(
          PlanningCode.LIMIT,
          choice.path() + ".cpus",
          "range of CPUs is from 0.01 to %d.00, as there are only %d CPUs available"
              .formatted(facts.processors(), facts.processors()));
      return LimitValues.NONE;
    }
    if (!choice.isHyperv()) {
      return maximum((long) (cpus * WHOLE / facts.processors()));
    }
    long count = (long) Math.ceil(cpus);
    Optional<Long> share =
        cpus == count ? Optional.empty() : Optional.of(Math.max(1, (long) (cpus * WHOLE / count)));
    return new LimitValues(Optional.empty(), Optional.of(count), Optional.empty(), share);
  }

  /** More than Windows knows is its most; the check of the file has said so. */
  private static LimitValues weight(long shares) {
    return new LimitValues(
        Optional.empty(), Optional.empty(), Optional.of(Math.min(WHOLE, shares)), Optional.empty());
  }

  private static LimitValues maximum(long share) {
    return new LimitValues(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Math.min(WHOLE, Math.max(1, share))));
  }
}
