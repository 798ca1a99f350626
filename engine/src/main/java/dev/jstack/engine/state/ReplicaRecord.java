package dev.jstack.engine.state;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredContainer.ScratchLayer;
import dev.jstack.engine.desired.FixedConfig;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.desired.SecretText;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.V1Container;
import dev.jstack.image.ImageConfig;
import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a replica was made and is meant: enough to start it again without its stack file, and to tell
 * what a new file changes. Secrets are not in it: their files stay staged on the host. A credential
 * spec names accounts and holds no password.
 *
 * @param formatVersion of this record's JSON form
 * @param credentialSpec what its credential guard instance is made of
 * @param boots how often its scratch layer was started
 * @param pid of the first process; absent: never started, or not known any more
 * @param startedAt when that process was started
 * @param stopped whether it was stopped by request, so that nothing starts it but a request
 */
public record ReplicaRecord(
    int formatVersion,
    String systemId,
    ResourceAddress address,
    Isolation isolation,
    String isolationReason,
    String image,
    String imageDigest,
    Optional<ComputeSystem> process2,
    Optional<V1Container> hyperv1,
    ProcessParameters process,
    ScratchLayer scratch,
    Optional<ResourceAddress> namespace,
    List<ResourceAddress> endpoints,
    List<ResourceAddress> volumes,
    HostsBlock hosts,
    FixedConfig fixed,
    ServiceRuntime runtime,
    List<Needed> dependencies,
    Optional<String> credentialSpec,
    String path,
    int boots,
    Optional<Integer> pid,
    Optional<Instant> startedAt,
    boolean stopped) {

  private static final int FORMAT_VERSION = 1;

  public ReplicaRecord {
    endpoints = List.copyOf(endpoints);
    volumes = List.copyOf(volumes);
    dependencies = List.copyOf(dependencies);
  }

  /** A service that it waits for. */
  public record Needed(
      String service, Dependency.Condition condition, boolean required, boolean restart) {}

  /** The record of {@code container} before its first start. */
  public static ReplicaRecord of(DesiredContainer container) {
    ContainerDocument document = container.document();
    return new ReplicaRecord(
        FORMAT_VERSION,
        container.id().toString(),
        container.address(),
        container.isolation(),
        container.isolationReason(),
        container.image().reference(),
        container.image().digest(),
        document instanceof ContainerDocument.ProcessIsolated process
            ? Optional.of(process.template())
            : Optional.empty(),
        document instanceof ContainerDocument.Hyperv hyperv
            ? Optional.of(hyperv.template())
            : Optional.empty(),
        container.process(),
        container.scratch(),
        container.namespace(),
        container.endpoints(),
        container.volumes(),
        container.hosts(),
        container.fixed(),
        container.runtime(),
        container.dependencies().stream().map(ReplicaRecord::needed).toList(),
        container.credentialSpec().map(SecretText::reveal),
        container.path(),
        0,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The container it is about; without its secrets, and with no more of its image than a name. */
  public DesiredContainer container() {
    return new DesiredContainer(
        address,
        id(),
        isolation,
        isolationReason,
        new ResolvedImage(
            image, imageDigest, scratch.parents(), ImageConfig.bare("", "", Optional.empty())),
        document(),
        process,
        scratch,
        namespace,
        endpoints,
        volumes,
        List.of(),
        List.of(),
        List.of(),
        hosts,
        credentialSpec.map(SecretText::new),
        fixed,
        runtime,
        dependencies.stream().map(ReplicaRecord::dependency).toList(),
        path);
  }

  public SystemId id() {
    return SystemId.parse(systemId).orElseThrow();
  }

  /** The same replica with what can change in place taken from {@code container}. */
  public ReplicaRecord meantAs(DesiredContainer container) {
    ReplicaRecord meant = of(container);
    return meant.with(boots, pid, startedAt, stopped);
  }

  /** The record of a container that runs and whose record was lost: its process is not known. */
  public ReplicaRecord adopted() {
    return with(1, Optional.empty(), Optional.empty(), false);
  }

  /** The same with other peers in its hosts file. */
  public ReplicaRecord withHosts(HostsBlock written) {
    return new ReplicaRecord(
        formatVersion,
        systemId,
        address,
        isolation,
        isolationReason,
        image,
        imageDigest,
        process2,
        hyperv1,
        process,
        scratch,
        namespace,
        endpoints,
        volumes,
        written,
        fixed,
        runtime,
        dependencies,
        credentialSpec,
        path,
        boots,
        pid,
        startedAt,
        stopped);
  }

  /** The same after its first process was started once more. */
  public ReplicaRecord startedAs(int newPid, Instant at) {
    return with(boots + 1, Optional.of(newPid), Optional.of(at), false);
  }

  /** The same after it was stopped; {@code byRequest}: to stay so. */
  public ReplicaRecord stoppedNow(boolean byRequest) {
    return with(boots, Optional.empty(), startedAt, byRequest);
  }

  private ReplicaRecord with(
      int newBoots, Optional<Integer> newPid, Optional<Instant> newStart, boolean newStopped) {
    return new ReplicaRecord(
        formatVersion,
        systemId,
        address,
        isolation,
        isolationReason,
        image,
        imageDigest,
        process2,
        hyperv1,
        process,
        scratch,
        namespace,
        endpoints,
        volumes,
        hosts,
        fixed,
        runtime,
        dependencies,
        credentialSpec,
        path,
        newBoots,
        newPid,
        newStart,
        newStopped);
  }

  private ContainerDocument document() {
    return process2
        .<ContainerDocument>map(ContainerDocument.ProcessIsolated::new)
        .orElseGet(() -> new ContainerDocument.Hyperv(hyperv1.orElseThrow()));
  }

  private static Needed needed(Dependency dependency) {
    return new Needed(
        dependency.service().value(),
        dependency.condition(),
        dependency.required(),
        dependency.restart());
  }

  private static Dependency dependency(Needed needed) {
    return new Dependency(
        new ServiceName(needed.service()), needed.condition(), needed.required(), needed.restart());
  }
}
