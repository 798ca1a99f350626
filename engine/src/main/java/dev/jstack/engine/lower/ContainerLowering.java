package dev.jstack.engine.lower;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredHook;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.engine.desired.FixedConfig;
import dev.jstack.engine.desired.SecretText;
import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.host.document.hcs.Container.Device;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts one replica together. */
final class ContainerLowering {
  private final Stack stack;
  private final LoweringContext context;
  private final Findings findings;
  private final Namespaces namespaces;
  private final HostsLowering hosts;
  private final PathStyle paths;
  private final HostPaths hostPaths;
  private final ProcessLowering processes;
  private final MountLowering mounts;
  private final FileLowering files;
  private final PreStartLowering preStart;

  ContainerLowering(
      Stack stack,
      LoweringContext context,
      Findings findings,
      ServiceChooser chooser,
      Namespaces namespaces,
      HostsLowering hosts) {
    this.stack = stack;
    this.context = context;
    this.findings = findings;
    this.namespaces = namespaces;
    this.hosts = hosts;
    this.paths = PathStyle.of(context.facts());
    this.hostPaths = HostPaths.on(context.facts());
    this.processes = new ProcessLowering(paths, findings);
    this.mounts = new MountLowering(stack, context, findings);
    this.files = new FileLowering(stack, context, findings);
    this.preStart = new PreStartLowering(chooser, processes);
  }

  /** A container, the volumes that only it says to make, and what runs before it. */
  record Lowered(
      DesiredContainer container, List<DesiredVolume> volumes, List<DesiredHook> hooks) {}

  List<Lowered> lower(ServiceChoice choice) {
    List<HookChoice> hooks = preStart.choose(choice);
    Common common = common(choice, processes.first(choice), hooks, Optional.empty());
    List<Lowered> replicas = new ArrayList<>();
    for (int replica = 1; replica <= choice.replicas(); replica++) {
      int number = replica;
      namespaces
          .of(choice, replica)
          .ifPresent(namespace -> replicas.add(lower(common, number, namespace)));
    }
    return hooks.isEmpty() ? replicas : withHooks(choice, hooks, replicas);
  }

  /** A run for all replicas together may be in the place of any: the one that starts first. */
  private List<Lowered> withHooks(
      ServiceChoice choice, List<HookChoice> hooks, List<Lowered> replicas) {
    List<Common> commons =
        hooks.stream().map(h -> common(h.choice(), h.process(), List.of(), index(h))).toList();
    List<Lowered> full = new ArrayList<>();
    for (Lowered one : replicas) {
      int replica = one.container().address().replica();
      List<DesiredHook> own = new ArrayList<>();
      for (int i = 0; i < hooks.size(); i++) {
        HookChoice hook = hooks.get(i);
        Lowered first = hook.hook().perReplica() ? one : replicas.get(0);
        DesiredContainer runs =
            lower(commons.get(i), replica, namespaces.of(choice, replica).orElseThrow())
                .container();
        String definition = first.container().fixed().digest();
        own.add(new DesiredHook(hook.index(), hook.hook().perReplica(), definition, runs));
      }
      full.add(new Lowered(one.container(), one.volumes(), own));
    }
    return full;
  }

  private static Optional<Integer> index(HookChoice hook) {
    return Optional.of(hook.index());
  }

  /** What all replicas of a service have in common. */
  private record Common(
      ServiceChoice choice,
      ProcessParameters process,
      List<HookChoice> hooks,
      Optional<Integer> hook,
      List<FilePlan> files,
      List<Device> devices,
      Optional<SecretText> credentialSpec,
      LimitValues limits) {}

  private Common common(
      ServiceChoice choice,
      ProcessParameters process,
      List<HookChoice> hooks,
      Optional<Integer> hook) {
    return new Common(
        choice,
        process,
        hooks,
        hook,
        files.lower(choice),
        new DeviceLowering(context.facts(), findings).lower(choice),
        new CredentialLowering(stack, context, files, findings).lower(choice),
        new LimitLowering(context.facts(), findings).lower(choice));
  }

  /** Docker and hcsshim look from the topmost layer down, too. */
  private String utilityVm(ServiceChoice choice) {
    List<String> layers = choice.image().layers();
    Optional<String> layer = context.utilityVms().layerOf(layers);
    if (layer.isEmpty()) {
      findings.error(
          PlanningCode.NO_UTILITY_VM,
          choice.place() + ".image",
          "image `%s` of `%s` has no UtilityVM folder in any of its %d layers: isolation: hyperv"
                  .formatted(choice.image().reference(), choice.service().name(), layers.size())
              + " cannot boot it");
    }
    return paths.in(layer.orElse(""), "UtilityVM");
  }

  private Lowered lower(Common common, int replica, NamespacePlan namespace) {
    ServiceChoice choice = common.choice();
    MountPlan mount = mounts.lower(choice, replica);
    FixedConfig fixed =
        FixedFields.of(
            choice,
            common.process(),
            mount,
            common.files(),
            common.devices(),
            common.credentialSpec(),
            namespace,
            common.hooks());
    SystemId id =
        new SystemId(
            stack.name(), choice.service().name(), replica, common.hook(), fixed.shortDigest());
    StagedFiles staged =
        StagedFiles.of(
            common.files(), files.secretDirectories(), id, choice.isHyperv(), context.facts());
    String hostname = Hostnames.of(choice, replica, findings);
    ContainerParts parts = parts(common, id, hostname, namespace, mount, staged);
    ContainerDocument document =
        choice.isHyperv() ? HypervDocument.of(parts, utilityVm(choice)) : ProcessDocument.of(parts);
    RuntimeLowering runtime = new RuntimeLowering(paths, processes, findings);
    DesiredContainer container =
        new DesiredContainer(
            id.address(),
            id,
            choice.isolation(),
            choice.reason(),
            choice.image(),
            document,
            common.process(),
            new DesiredContainer.ScratchLayer(
                parts.scratch(), parts.layers(), choice.service().storageSize()),
            namespace.resource().map(DesiredNamespace::address),
            namespace.endpointAddresses(),
            mount.volumes().stream().map(DesiredVolume::address).toList(),
            mount.made(),
            staged.files(),
            staged.preparations(),
            hosts.block(choice, namespace, hostname),
            choice.isHyperv() ? Optional.empty() : common.credentialSpec(),
            fixed,
            runtime.lower(choice, namespace, common.limits()),
            choice.service().dependencies(),
            choice.path());
    return new Lowered(container, mount.volumes(), List.of());
  }

  private ContainerParts parts(
      Common common,
      SystemId id,
      String hostname,
      NamespacePlan namespace,
      MountPlan mount,
      StagedFiles staged) {
    List<MappedDirectory> directories = new ArrayList<>(mount.directories());
    directories.addAll(staged.mappings());
    for (int i = 0; i < mount.temporary().size(); i++) {
      String hostPath = paths.in(hostPaths.temporary(id), String.valueOf(i));
      directories.add(MappedDirectory.of(hostPath, mount.temporary().get(i), false));
    }
    refuseTwice(common.choice(), directories);
    directories.sort(Comparator.comparingInt(d -> paths.depth(d.containerPath())));
    Networking networking = common.choice().service().networking();
    // several containers of one gMSA fail at times when each has a name of its own
    boolean nameless = common.credentialSpec().isPresent() && networking.hostname().isEmpty();
    return new ContainerParts(
        common.choice(),
        id,
        hostPaths.scratch(id),
        nameless ? Optional.empty() : Optional.of(hostname),
        namespace,
        directories,
        mount.pipes(),
        common.limits(),
        common.devices(),
        common.credentialSpec());
  }

  /** Staged files and mounts may want one place. */
  private void refuseTwice(ServiceChoice choice, List<MappedDirectory> directories) {
    Set<String> targets = new HashSet<>();
    for (MappedDirectory directory : directories) {
      if (!targets.add(paths.key(directory.containerPath()))) {
        findings.error(
            PlanningCode.MOUNT_TWICE,
            choice.path(),
            "`%s` has a mount and a secret or config at `%s`"
                .formatted(choice.service().name(), directory.containerPath()));
      }
    }
  }
}
