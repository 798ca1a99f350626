package dev.jstack.runner.view;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Symbol;
import dev.jstack.runner.progress.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code ps} shows. */
public final class StatusView {
  private final Style style;
  private final int columns;
  private final Instant now;

  /** A view at the time {@code now} for a terminal of so many columns. */
  public StatusView(Style style, int columns, Instant now) {
    this.style = style;
    this.columns = columns;
    this.now = now;
  }

  /** A table; {@code whole}: with ids and addresses, nothing shortened. */
  public String table(List<Replica> replicas, boolean whole) {
    Table table =
        whole
            ? new Table(
                "NAME", "ISOLATION", "STATE", "HEALTH", "UP", "PORTS", "ADDRESSES", "PID", "ID")
            : new Table("NAME", "ISOLATION", "STATE", "HEALTH", "UP", "PORTS");
    for (Replica replica : replicas) {
      String ports = String.join(" ", replica.ports()).replace("→", style.symbol(Symbol.ARROW));
      if (whole) {
        table.row(
            replica.name(),
            replica.isolation(),
            state(replica),
            health(replica),
            up(replica),
            ports,
            String.join(" ", replica.addresses()),
            replica.pid().map(String::valueOf).orElse(dash()),
            replica.systemId());
      } else {
        table.row(
            replica.name(),
            replica.isolation(),
            state(replica),
            health(replica),
            up(replica),
            ports);
      }
    }
    return String.join("\n", table.lines(style, whole ? Integer.MAX_VALUE : columns));
  }

  private String state(Replica replica) {
    String text =
        switch (replica.state()) {
          case EXITED -> exited(replica);
          case RESTARTING -> restarting(replica);
          case RUNNING -> word(replica.state()) + pidNote(replica);
          case CREATED, PAUSED, STOPPED -> word(replica.state());
        };
    if (replica.orphan()) {
      return text + ", not in the file";
    }
    return replica.differs() ? text + ", differs from file (jstack plan)" : text;
  }

  /** The host's own list of processes does not have it: people look for it there. */
  private static String pidNote(Replica replica) {
    return replica.isolation().equals("hyperv") ? " (pid not visible on host)" : "";
  }

  private static String exited(Replica replica) {
    return replica.health().exitCode().map(code -> "exited " + code).orElse("exited");
  }

  private String restarting(Replica replica) {
    StringBuilder text = new StringBuilder("restarting");
    replica.health().exitCode().ifPresent(code -> text.append(": exit ").append(code));
    int times = replica.health().restarts();
    if (times > 0) {
      text.append(", ").append(times).append(times == 1 ? " time" : " times");
    }
    replica.nextRestartAt().ifPresent(at -> text.append(", next in ").append(seconds(now, at)));
    return text.toString();
  }

  private String health(Replica replica) {
    return switch (replica.health().state()) {
      case STARTING -> "starting";
      case HEALTHY -> "healthy";
      case UNHEALTHY -> "unhealthy";
      case RUNNING, RESTARTING, EXITED, UNKNOWN -> dash();
    };
  }

  private String up(Replica replica) {
    boolean runs = replica.state() == State.RUNNING || replica.state() == State.PAUSED;
    return runs ? replica.startedAt().map(at -> seconds(at, now)).orElse(dash()) : dash();
  }

  private static String seconds(Instant from, Instant to) {
    return Elapsed.seconds(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  private String dash() {
    return style.symbol(Symbol.DASH);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What {@code --format json} says; members are only added within a format version. */
  private record Answer(
      int formatVersion, String stack, List<String> files, List<Service> services) {}

  private record Service(
      String service,
      int replica,
      String name,
      String id,
      String isolation,
      Optional<String> image,
      String state,
      String health,
      String healthText,
      Optional<Long> exitCode,
      int restarts,
      Optional<Integer> pid,
      Optional<String> startedAt,
      Optional<String> exitedAt,
      Optional<String> nextRestartAt,
      List<String> addresses,
      List<String> ports,
      boolean orphan,
      boolean differs) {}

  /** One JSON document. */
  public static String json(StackStatus status, List<Replica> replicas) {
    List<Service> services = replicas.stream().map(StatusView::service).toList();
    return Json.PLAIN.writeIndented(
        new Answer(1, status.stack().value(), status.files(), services));
  }

  private static Service service(Replica replica) {
    ReplicaHealth health = replica.health();
    return new Service(
        replica.service(),
        replica.number(),
        replica.name(),
        replica.systemId(),
        replica.isolation(),
        replica.image(),
        word(replica.state()),
        word(health.state()),
        health.text(),
        health.exitCode(),
        health.restarts(),
        replica.pid(),
        replica.startedAt().map(Instant::toString),
        replica.exitedAt().map(Instant::toString),
        replica.nextRestartAt().map(Instant::toString),
        replica.addresses(),
        replica.ports(),
        replica.orphan(),
        replica.differs());
  }
}
