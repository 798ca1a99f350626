package dev.jstack.engine.lower;

import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Healthcheck;
import dev.jstack.schema.model.Hooks;
import dev.jstack.schema.model.Hooks.PreStart;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.ProcessSpec;
import dev.jstack.schema.model.RestartPolicy;
import dev.jstack.schema.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers that run before a service: the service itself with another process and perhaps
 * another image, with whose user, directory and volumes those of the service have nothing to do.
 */
final class PreStartLowering {
  private static final Healthcheck NEVER_PROBED =
      new Healthcheck(
          Healthcheck.Kind.NONE,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final ServiceChooser chooser;
  private final ProcessLowering processes;

  PreStartLowering(ServiceChooser chooser, ProcessLowering processes) {
    this.chooser = chooser;
    this.processes = processes;
  }

  /** Those of {@code owner} in order; tells what none can be made of. */
  List<HookChoice> choose(ServiceChoice owner) {
    List<HookChoice> choices = new ArrayList<>();
    List<PreStart> hooks = owner.service().hooks().preStart();
    for (int i = 0; i < hooks.size(); i++) {
      int index = i;
      PreStart hook = hooks.get(i);
      chooser
          .choose(service(owner, hook), owner.path() + ".pre_start[" + i + "]")
          .map(choice -> withVolumes(owner, hook, choice))
          .ifPresent(c -> choices.add(new HookChoice(index, hook, c, processes.first(c))));
    }
    return choices;
  }

  private static ServiceChoice withVolumes(
      ServiceChoice owner, PreStart hook, ServiceChoice choice) {
    ResolvedImage image = choice.image();
    return isOwn(owner.service(), hook) && seesReplica(owner, hook)
        ? choice
        : new ServiceChoice(
            choice.service(),
            new ResolvedImage(
                image.reference(), image.digest(), image.layers(), image.config().withoutVolumes()),
            choice.isolation(),
            choice.reason(),
            choice.place());
  }

  /** Whether it has the image of the service, and so what that one says of it. */
  private static boolean isOwn(Service service, PreStart hook) {
    return hook.image().isEmpty() || hook.image().equals(service.image());
  }

  /** A run for all replicas together has nothing of what each has for itself. */
  private static boolean seesReplica(ServiceChoice owner, PreStart hook) {
    return hook.perReplica() || owner.replicas() == 1;
  }

  private Service service(ServiceChoice owner, PreStart hook) {
    Service service = owner.service();
    return new Service(
        service.name(),
        hook.image().or(service::image),
        service.pullPolicy(),
        service.platform(),
        process(service, hook),
        owner.isolation(),
        service.networking(),
        List.of(),
        seesReplica(owner, hook) ? service.mounts() : shared(service.mounts()),
        service.secrets(),
        service.configs(),
        service.dependencies(),
        Optional.of(NEVER_PROBED),
        RestartPolicy.NO,
        service.scaling(),
        service.limits(),
        service.stop(),
        Hooks.NONE,
        service.logging(),
        service.devices(),
        service.credentialSpec(),
        service.storageSize(),
        Optional.empty(),
        Map.of(),
        service.profiles());
  }

  private ProcessSpec process(Service service, PreStart hook) {
    Hooks.Hook run = hook.run();
    boolean own = isOwn(service, hook);
    return new ProcessSpec(
        Optional.empty(),
        run.command().isEmpty()
            ? Optional.empty()
            : Optional.of(new ProcessSpec.CommandSpec(run.command(), Optional.empty())),
        processes.merged(service.process().environment(), run.environment()),
        run.workingDirectory().or(() -> service.process().workingDirectory().filter(d -> own)),
        run.user().or(() -> service.process().user().filter(u -> own)),
        false,
        false);
  }

  private static List<Mount> shared(List<Mount> mounts) {
    return mounts.stream()
        .filter(mount -> mount.kind() != Mount.Kind.TEMPORARY)
        .filter(mount -> mount.kind() != Mount.Kind.VOLUME || !mount.source().isEmpty())
        .toList();
  }
}
