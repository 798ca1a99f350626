package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.engine.desired.ServiceRuntime.RestartRule;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.image.ImageConfig.ImageHealthcheck;
import dev.jstack.schema.model.Healthcheck;
import dev.jstack.schema.model.Hooks;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.RestartPolicy;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.StopSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a replica can change while it lives. */
final class RuntimeLowering {
  private static final List<String> CMD = List.of("cmd", "/S", "/C");
  private static final List<String> SH = List.of("/bin/sh", "-c");

  private final PathStyle paths;
  private final ProcessLowering processes;
  private final Findings findings;

  RuntimeLowering(PathStyle paths, ProcessLowering processes, Findings findings) {
    this.paths = paths;
    this.processes = processes;
    this.findings = findings;
  }

  ServiceRuntime lower(ServiceChoice choice, NamespacePlan namespace, LimitValues limits) {
    Service service = choice.service();
    boolean owner = service.networking().mode() != Networking.Mode.SERVICE;
    return new ServiceRuntime(
        service.scaling().job(),
        restart(service.restart()),
        health(choice),
        service.logging(),
        stop(choice),
        hooks(choice, service.hooks().postStart()),
        hooks(choice, service.hooks().preStop()),
        limits,
        owner ? namespace.ports() : List.of(),
        service.labels(),
        service.containerName());
  }

  private static RestartRule restart(RestartPolicy policy) {
    return new RestartRule(
        policy.kind(),
        policy.maxAttempts(),
        policy.delay().map(Duration::toMillis),
        policy.window().map(Duration::toMillis));
  }

  private Optional<HealthProbe> health(ServiceChoice choice) {
    Optional<Healthcheck> own = choice.service().healthcheck();
    Optional<ImageHealthcheck> image =
        choice.image().config().healthcheck().filter(h -> !isNone(h.test()));
    if (own.isPresent() && own.get().kind() != Healthcheck.Kind.INHERIT) {
      return ownTest(choice, own.get()).map(test -> probe(choice, test, own, image));
    }
    return image.map(h -> probe(choice, imageTest(choice, h.test()), own, image));
  }

  /** A command line and what people call it. */
  private record ProbeCommand(String commandLine, String description) {}

  private static boolean isNone(List<String> test) {
    return test.isEmpty() || test.get(0).equals("NONE");
  }

  private Optional<ProbeCommand> ownTest(ServiceChoice choice, Healthcheck own) {
    return switch (own.kind()) {
      case NONE, INHERIT -> Optional.empty();
      case COMMAND -> Optional.of(command(own.test()));
      case SHELL -> Optional.of(shell(choice, String.join(" ", own.test())));
    };
  }

  private ProbeCommand imageTest(ServiceChoice choice, List<String> test) {
    List<String> arguments = test.subList(1, test.size());
    return test.get(0).equals("CMD-SHELL")
        ? shell(choice, String.join(" ", arguments))
        : command(arguments);
  }

  private static ProbeCommand command(List<String> arguments) {
    return new ProbeCommand(CommandLine.quote(arguments), String.join(" ", arguments));
  }

  /** On Windows the line follows the shell as it is: cmd has quoting rules of its own. */
  private ProbeCommand shell(ServiceChoice choice, String line) {
    List<String> shell = choice.image().config().shell();
    if (paths.isWindows()) {
      List<String> windowsShell = shell.isEmpty() ? CMD : shell;
      return new ProbeCommand(String.join(" ", windowsShell) + " " + line, line);
    }
    List<String> arguments = new ArrayList<>(shell.isEmpty() ? SH : shell);
    arguments.add(line);
    return new ProbeCommand(CommandLine.quote(arguments), line);
  }

  private HealthProbe probe(
      ServiceChoice choice,
      ProbeCommand command,
      Optional<Healthcheck> own,
      Optional<ImageHealthcheck> image) {
    return new HealthProbe(
        processes.further(choice, command.commandLine()),
        command.description(),
        millis(
            own.flatMap(Healthcheck::interval),
            image.map(ImageHealthcheck::interval),
            Healthcheck.DEFAULT_INTERVAL),
        millis(
            own.flatMap(Healthcheck::timeout),
            image.map(ImageHealthcheck::timeout),
            Healthcheck.DEFAULT_TIMEOUT),
        own.flatMap(Healthcheck::retries)
            .or(() -> image.map(ImageHealthcheck::retries).filter(n -> n > 0))
            .orElse(Healthcheck.DEFAULT_RETRIES),
        millis(
            own.flatMap(Healthcheck::startPeriod),
            image.map(ImageHealthcheck::startPeriod),
            Duration.ZERO),
        millis(
            own.flatMap(Healthcheck::startInterval),
            image.map(ImageHealthcheck::startInterval),
            Healthcheck.DEFAULT_START_INTERVAL));
  }

  private static long millis(Optional<Duration> own, Optional<Duration> image, Duration otherwise) {
    return own.or(() -> image.filter(d -> !d.isZero())).orElse(otherwise).toMillis();
  }

  private StopRule stop(ServiceChoice choice) {
    StopSpec spec = choice.service().stop();
    long grace = spec.gracePeriod().orElse(StopSpec.DEFAULT_GRACE).toMillis();
    Optional<String> wanted = spec.signal();
    if (wanted.isPresent()) {
      Optional<StopSignal> signal = StopSignal.parse(wanted.get());
      if (signal.isEmpty()) {
        findings.error(
            PlanningCode.STOP_SIGNAL,
            choice.path() + ".stop_signal",
            "`" + choice.service().name() + "`: Windows has no signal " + wanted.get());
      }
      return new StopRule(grace, signal.orElse(StopSignal.SHUTDOWN).word());
    }
    Optional<StopSignal> ofImage = choice.image().config().stopSignal().flatMap(StopSignal::parse);
    return new StopRule(grace, ofImage.orElse(StopSignal.SHUTDOWN).word());
  }

  private List<ProcessParameters> hooks(ServiceChoice choice, List<Hooks.Hook> hooks) {
    return hooks.stream().map(hook -> hook(choice, hook)).toList();
  }

  private ProcessParameters hook(ServiceChoice choice, Hooks.Hook hook) {
    ProcessParameters base = processes.further(choice, CommandLine.quote(hook.command()));
    return ProcessParameters.of(
        base.commandLine().orElseThrow(),
        hook.user().or(base::user),
        hook.workingDirectory()
            .map(d -> paths.directory(d, base.workingDirectory().orElse(paths.root())))
            .or(base::workingDirectory),
        processes.merged(base.environment(), hook.environment()));
  }
}
