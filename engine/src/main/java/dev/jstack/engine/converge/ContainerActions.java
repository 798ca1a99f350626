package dev.jstack.engine.converge;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ContainerDocument.HostParts;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.plan.CreateContainer;
import dev.jstack.engine.plan.RemoveContainer;
import dev.jstack.engine.plan.UpdateContainer;
import dev.jstack.engine.plan.UpdateHosts;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.engine.state.WatchRecord;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.CredentialGuardState;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.json.Json;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Makes, starts, changes and removes containers. */
final class ContainerActions {
  /** What hcsshim allows: a first boot of a virtual machine takes minutes. */
  private static final Duration BOOT = Duration.ofMinutes(4);

  private static final Duration MODIFY = Duration.ofSeconds(30);
  private static final Duration HOOK = Duration.ofMinutes(5);

  /** How long an id may stay in use after its system stopped. */
  private static final Duration REUSE = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final StackName stack;
  private final HcsApi compute;
  private final StorageActions storage;
  private final TemporaryDirectories temporaries;
  private final CredentialGuards guards;
  private final HostPaths paths;
  private final PeerNames names;
  private final Stopping stopping;
  private final Records<ReplicaRecord> records;
  private final Records<WatchRecord> watchRecords;
  private final ReplicaWatch watch;
  private final InstantSource clock;

  ContainerActions(
      StackName stack,
      Host host,
      StorageActions storage,
      Stopping stopping,
      PeerNames names,
      StackDirectory directory,
      ReplicaWatch watch,
      InstantSource clock) {
    this.stack = stack;
    this.compute = host.compute();
    this.storage = storage;
    this.temporaries = new TemporaryDirectories(host);
    this.guards = new CredentialGuards(host.compute());
    this.paths = HostPaths.on(host.facts());
    this.names = names;
    this.stopping = stopping;
    this.records = Records.replicas(directory);
    this.watchRecords = Records.watch(directory);
    this.watch = watch;
    this.clock = clock;
  }

  /** Makes a container and starts it; what was made is unmade when it cannot be started. */
  String create(CreateContainer action) {
    DesiredContainer container = action.container();
    boolean kept = action.keepScratch() && storage.hasScratch(container.scratch().path());
    if (kept) {
      stopping.end(container.id());
      storage.unmount(container.scratch().path());
    } else {
      removeAll(container.id());
    }
    ReplicaRecord record = record(container, kept);
    records.write(record.systemId(), record);
    if (!action.start()) {
      return "created";
    }
    try {
      start(container, record);
      return "";
    } catch (HostException | ActionException e) {
      undo(container, kept);
      throw e;
    }
  }

  /** Removes a container that was stopped, or what is left of one. */
  String remove(RemoveContainer action) {
    if (records.read(action.id().toString()).isEmpty()) {
      guards.remove(action.id()); // nothing says that it has one, so it is looked for
    }
    // One that waits for its next start runs nothing that could be stopped, and must not start.
    watch.stopping(stack, action.address(), action.object());
    watch.stopped(stack, action.address(), action.object());
    removeAll(action.id());
    return "";
  }

  /** Changes limits, then remembers how it is meant now, so that its watch goes by it. */
  String update(UpdateContainer action) {
    DesiredContainer container = action.container();
    if (!action.requests().isEmpty()) {
      try (HcsSystem system = compute.openComputeSystem(container.id().toString())) {
        for (ModifySettingRequest request : action.requests()) {
          system.modify(Json.DOCUMENT.write(request), Deadline.in(MODIFY));
        }
      }
    }
    String id = container.id().toString();
    Optional<ReplicaRecord> before = records.read(id);
    ReplicaRecord meant =
        before
            .map(record -> record.meantAs(container).withHosts(record.hosts()))
            .orElseGet(() -> ReplicaRecord.of(container).adopted());
    records.write(id, meant);
    watch.changed(stack, container.address(), id);
    return "";
  }

  String update(UpdateHosts action) {
    DesiredContainer container = action.container();
    String id = container.id().toString();
    try (HcsSystem system = compute.openComputeSystem(id)) {
      HostsBlock written = names.write(system, container, false);
      records.read(id).ifPresent(record -> records.write(id, record.withHosts(written)));
    }
    return "";
  }

  private ReplicaRecord record(DesiredContainer container, boolean kept) {
    return records
        .read(container.id().toString())
        .filter(before -> kept)
        .map(before -> before.meantAs(container).stoppedNow(false))
        .orElseGet(() -> ReplicaRecord.of(container));
  }

  private void start(DesiredContainer container, ReplicaRecord record) {
    boot(
        container,
        record.boots() == 0,
        (system, names, process) -> {
          ReplicaRecord started =
              record.withHosts(names).startedAs(process.processId(), clock.instant());
          records.write(started.systemId(), started);
          watch.started(stack, container.address(), started.systemId(), process);
          hooks(system, container);
        });
  }

  /** Has what was just booted: the names that its hosts file has, and its first process. */
  @FunctionalInterface
  interface Booted {
    void accept(HcsSystem system, HostsBlock names, HcsProcess firstProcess);
  }

  /**
   * Makes a container up to its first process.
   *
   * @param first whether its layer was never started before
   * @param booted owns the process
   */
  void boot(DesiredContainer container, boolean first, Booted booted) {
    storage.stage(container.files());
    storage.createDirectories(container.directories());
    temporaries.renew(container);
    storage.createScratch(container.scratch());
    String document = container.document().complete(parts(container, first));
    try (HcsSystem system = createSystem(container.id().toString(), document)) {
      system.start(Deadline.in(BOOT));
      HostsBlock written = names.write(system, container, first);
      container.preparations().forEach(step -> prepare(system, container, step));
      booted.accept(system, written, firstProcess(system, container));
    }
  }

  private HostParts parts(DesiredContainer container, boolean first) {
    // A virtual machine opens its layer itself: it must not be mounted on the host then.
    boolean mounted = container.isolation() == Isolation.PROCESS;
    String volume = mounted ? storage.mount(container.scratch()) : "";
    Optional<CredentialGuardState> guard = guards.of(container);
    return new HostParts(volume, storage.layerIds(container.scratch().parents()), guard, first);
  }

  /** The id of a system that just stopped is free only after a moment. */
  private HcsSystem createSystem(String id, String document) {
    Deadline patience = Deadline.in(REUSE);
    while (true) {
      try {
        return compute.createComputeSystem(id, document, Deadline.in(BOOT));
      } catch (HostException e) {
        if (e.error() != HostError.ALREADY_EXISTS || patience.isOver()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static HcsProcess firstProcess(HcsSystem system, DesiredContainer container) {
    try {
      return system.createProcess(Json.DOCUMENT.write(container.process()), Deadline.in(BOOT));
    } catch (HostException e) {
      throw switch (e.error()) {
        case NOT_FOUND -> noProgram(container, e);
        case NO_SUCH_USER -> noUser(container, e);
        default -> e;
      };
    }
  }

  private static ActionException noProgram(DesiredContainer container, HostException e) {
    String command = container.process().commandLine().orElse("");
    return new ActionException(
        ConvergenceCode.NO_PROGRAM,
        "could not start %s: there is no program `%s` in image %s"
            .formatted(
                Translation.name(container.address()),
                command.split(" ", 2)[0],
                container.image().reference()),
        Optional.of(e.hresult()),
        java.util.List.of("check command and entrypoint, and the PATH of the image"));
  }

  private static ActionException noUser(DesiredContainer container, HostException e) {
    return new ActionException(
        ConvergenceCode.NO_USER,
        "could not start %s: there is no user `%s` in image %s"
            .formatted(
                Translation.name(container.address()),
                container.process().user().orElse(""),
                container.image().reference()),
        Optional.of(e.hresult()),
        java.util.List.of("check `user`; the image has to bring the account"));
  }

  private static void prepare(
      HcsSystem system, DesiredContainer container, ProcessParameters step) {
    Processes.Result result = Processes.run(system, step, "", Deadline.in(HOOK));
    if (!result.isGood()) {
      throw ActionException.of(
          ConvergenceCode.FILES_NOT_IN_PLACE,
          "could not put files in place in %s: %s"
              .formatted(Translation.name(container.address()), result.text()));
    }
  }

  private static void hooks(HcsSystem system, DesiredContainer container) {
    for (ProcessParameters hook : container.runtime().postStart()) {
      Processes.Result result = Processes.run(system, hook, "", Deadline.in(HOOK));
      if (!result.isGood()) {
        throw ActionException.of(
            ConvergenceCode.HOOK_FAILED,
            "post_start of %s failed: %s"
                .formatted(Translation.name(container.address()), result.text()));
      }
    }
  }

  /** Nothing of a container that could not be started stays, but what was written before. */
  private void undo(DesiredContainer container, boolean kept) {
    String id = container.id().toString();
    watch.stopping(stack, container.address(), id);
    Tolerant.bestEffort(() -> stopping.end(container.id()));
    watch.stopped(stack, container.address(), id);
    if (kept) {
      storage.unmount(container.scratch().path());
      records.read(id).ifPresent(record -> records.write(id, record.stoppedNow(false)));
    } else {
      Tolerant.bestEffort(() -> removeAll(container.id()));
    }
  }

  /** Ends a container and removes all that there is of it; nothing is fine. */
  void removeAll(SystemId id) {
    stopping.end(id);
    storage.destroyScratch(paths.scratch(id));
    records
        .read(id.toString())
        .filter(record -> record.credentialSpec().isPresent())
        .ifPresent(record -> guards.remove(id));
    storage.unstage(paths.files(id));
    records.delete(id.toString());
    watchRecords.delete(id.toString());
  }
}
