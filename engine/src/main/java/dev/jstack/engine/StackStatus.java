package dev.jstack.engine;

import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.schema.model.StackName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stack is like now, for {@code ps} and {@code ls}.
 *
 * @param files the stack files that were applied last; empty when that is not known
 * @param replicas by service and number
 */
public record StackStatus(StackName stack, List<String> files, List<Replica> replicas) {
  public StackStatus {
    files = List.copyOf(files);
    replicas = List.copyOf(replicas);
  }

  /** How many replicas run. */
  public int running() {
    return (int) replicas.stream().filter(replica -> replica.state() == State.RUNNING).count();
  }

  /** What a replica is doing. */
  public enum State {
    /** Made, never started, or half made by an interrupted run. */
    CREATED,
    RUNNING,
    RESTARTING,
    PAUSED,
    EXITED,
    /** Stopped by request; what it wrote is kept. */
    STOPPED
  }

  /**
   * A replica.
   *
   * @param name its name for people: {@code api-1}
   * @param systemId the compute system's id
   * @param isolation {@code process} or {@code hyperv}
   * @param image the image's name as in the file, when known
   * @param health what its watch says
   * @param pid of the first process, in the numbers of the kernel it runs on
   * @param ports {@code 8080→80}, {@code 5353→53/udp}
   * @param orphan whether the applied file has no such service
   * @param differs whether it is not what was applied last
   */
  public record Replica(
      String service,
      int number,
      String name,
      String systemId,
      String isolation,
      Optional<String> image,
      State state,
      ReplicaHealth health,
      Optional<Integer> pid,
      Optional<Instant> startedAt,
      Optional<Instant> exitedAt,
      Optional<Instant> nextRestartAt,
      List<String> addresses,
      List<String> ports,
      boolean orphan,
      boolean differs) {
    public Replica {
      addresses = List.copyOf(addresses);
      ports = List.copyOf(ports);
    }
  }
}
