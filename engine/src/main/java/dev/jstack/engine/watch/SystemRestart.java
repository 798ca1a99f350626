package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.converge.CredentialGuards;
import dev.jstack.engine.converge.Surroundings;
import dev.jstack.engine.converge.TemporaryDirectories;
import dev.jstack.engine.desired.ContainerDocument.HostParts;
import dev.jstack.engine.desired.DesiredContainer.ScratchLayer;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.KeptSurroundings;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.json.Json;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Starts a replica again: a compute system that ended cannot be started twice, so it is made anew
 * over the same scratch layer, with the same id. What the old one left running goes with it. What
 * the machine lost at its own restart is made again: network, endpoints, namespace, the mounted
 * layer.
 */
final class SystemRestart {
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Host host;
  private final StateDirectory state;

  SystemRestart(Host host, StateDirectory state) {
    this.host = host;
    this.state = state;
  }

  /**
   * The new first process; empty when nobody wants it any more. Then nothing new is left behind.
   *
   * @param wanted asked before each step
   */
  Optional<HcsProcess> run(ReplicaRecord replica, BooleanSupplier wanted) {
    end(replica.systemId());
    if (!wanted.getAsBoolean()) {
      return Optional.empty();
    }
    Deadline deadline = Deadline.in(START);
    surround(replica);
    new TemporaryDirectories(host).renew(replica.container());
    String configuration = replica.container().document().complete(parts(replica));
    try (HcsSystem system = create(replica.systemId(), configuration, deadline)) {
      return start(system, replica, wanted, deadline);
    }
  }

  /** A system that does not get its first process must not stay, for nobody would know of it. */
  private static Optional<HcsProcess> start(
      HcsSystem system, ReplicaRecord replica, BooleanSupplier wanted, Deadline deadline) {
    boolean started = false;
    try {
      if (wanted.getAsBoolean()) {
        system.start(deadline);
        String parameters = Json.DOCUMENT.write(replica.process());
        HcsProcess process = system.createProcess(parameters, deadline);
        started = true;
        return Optional.of(process);
      }
      return Optional.empty();
    } finally {
      if (!started) {
        system.terminate(Deadline.in(STOP));
      }
    }
  }

  /** Ends what is left of the system; one that is not there is fine. */
  void end(String systemId) {
    try (HcsSystem system = host.compute().openComputeSystem(systemId)) {
      system.terminate(Deadline.in(STOP));
    } catch (HostException e) {
      if (e.error() != HostError.NOT_FOUND && e.error() != HostError.ALREADY_STOPPED) {
        throw e;
      }
    }
  }

  /** The id of a system that just ended is free only after a moment. */
  private HcsSystem create(String systemId, String configuration, Deadline deadline) {
    Deadline patience = Deadline.in(STOP);
    while (true) {
      try {
        return host.compute().createComputeSystem(systemId, configuration, deadline);
      } catch (HostException e) {
        if (e.error() != HostError.ALREADY_EXISTS || patience.isOver()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private HostParts parts(ReplicaRecord replica) {
    ScratchLayer scratch = replica.scratch();
    boolean mounted = replica.isolation() == Isolation.PROCESS;
    String volume = mounted ? volume(scratch) : "";
    Map<String, UUID> ids = new LinkedHashMap<>();
    for (String layer : scratch.parents()) {
      ids.put(layer, host.storage().nameToGuid(lastElement(layer)));
    }
    return new HostParts(
        volume, ids, new CredentialGuards(host.compute()).of(replica.container()), false);
  }

  private void surround(ReplicaRecord replica) {
    List<ResourceAddress> needs = replica.container().needs();
    if (needs.isEmpty()) {
      return;
    }
    StackName stack = replica.id().stack();
    Optional<AppliedStack> applied = AppliedStack.read(state.stack(stack));
    new Surroundings(host.network()).restore(KeptSurroundings.desired(stack, applied), needs);
  }

  /** Where the layer is mounted; after a restart of the machine it is mounted anew. */
  private String volume(ScratchLayer scratch) {
    String mounted = mountPath(scratch);
    if (!mounted.isEmpty()) {
      return mounted;
    }
    host.storage().activateLayer(scratch.path());
    host.storage().prepareLayer(scratch.path(), scratch.parents());
    return host.storage().getLayerMountPath(scratch.path());
  }

  private String mountPath(ScratchLayer scratch) {
    try {
      return host.storage().getLayerMountPath(scratch.path());
    } catch (HostException e) {
      return ""; // not activated
    }
  }

  private static String lastElement(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
