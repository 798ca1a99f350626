package dev.jstack.runner;

import dev.jstack.engine.Engine;
import dev.jstack.engine.HostEngine;
import dev.jstack.engine.provider.ProviderPrograms;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.local.LocalHost;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.record.RecordingHost;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.image.Images;
import dev.jstack.image.SimulatedImages;
import dev.jstack.runner.command.Backends;
import dev.jstack.runner.command.Examination;
import dev.jstack.runner.command.Simulation;
import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.service.BootCommand;
import dev.jstack.runner.service.BootService;
import dev.jstack.runner.service.Programs;
import dev.jstack.runner.session.InProcessSession;
import dev.jstack.runner.session.Session;
import dev.jstack.runner.session.Supervisors;
import dev.jstack.runner.supervisor.Happenings;
import dev.jstack.runner.supervisor.OpenHost;
import dev.jstack.runner.supervisor.Presence;
import dev.jstack.runner.supervisor.Requests;
import dev.jstack.schema.StackLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The real ones: this machine's host, its state directory, its supervisor. */
class ProcessBackends implements Backends {
  private final Surroundings surroundings;

  ProcessBackends(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public StackLoader loader() {
    return StackLoader.create();
  }

  @Override
  public StateDirectory state(Arguments arguments) {
    return new StateDirectory(StatePlace.of(arguments, surroundings));
  }

  private Machine machine(Arguments arguments) {
    return new Machine(
        StatePlace.of(arguments, surroundings),
        arguments.value("host", "auto"),
        surroundings.environment(),
        surroundings.clock());
  }

  @Override
  public Engine engine(Arguments arguments) {
    Machine machine = machine(arguments);
    return machine.engine(machine.reading(), machine.images());
  }

  @Override
  public ImageStore images(Arguments arguments) {
    Machine machine = machine(arguments);
    return machine.images(arguments.parallel().orElse(ImageSettings.USUAL_PARALLEL));
  }

  @Override
  public Host host(Arguments arguments) {
    return machine(arguments).reading();
  }

  @Override
  public Presence supervisor(Arguments arguments) {
    return Presence.of(
        Build.place(machine(arguments).root()).info(), surroundings.clock().instant(), this::lives);
  }

  /** Linux shows a killed process until its parent asks for it: that one is dead. */
  private boolean lives(long pid) {
    return !surroundings.windows() && Files.isDirectory(Path.of("/proc/self"))
        ? ProcessTable.key(pid).isPresent()
        : ProcessHandle.of(pid).isPresent();
  }

  @Override
  public Examination examine(Arguments arguments) {
    return new MachineExamination(machine(arguments)).result();
  }

  @Override
  public BootService bootService(Arguments arguments) {
    return surroundings.windows()
        ? BootService.onWindows(machine(arguments).systemDirectory(), Programs.ofProcess())
        : BootService.onLinux(
            Optional.of(System.getProperty("user.name", "")).filter(name -> !name.equals("root")),
            surroundings.environment(),
            Path.of(System.getProperty("user.home", "/")),
            Programs.ofProcess());
  }

  @Override
  public BootCommand bootCommand(Arguments arguments) {
    Machine machine = machine(arguments);
    List<String> words = new ArrayList<>(Build.launcher());
    words.addAll(List.of("--state-dir", machine.root().toString()));
    if (!machine.wanted().equals("auto")) {
      words.addAll(List.of("--host", machine.wanted()));
    }
    words.addAll(List.of("service", "run"));
    Map<String, String> environment = new TreeMap<>();
    for (String name : List.of("JAVA_HOME", "JSTACK_JAVA_OPTS")) {
      String value = surroundings.environment().getOrDefault(name, "");
      if (!value.isEmpty()) {
        environment.put(name, value);
      }
    }
    return new BootCommand(words, environment);
  }

  @Override
  public Simulation simulation(Arguments arguments, String target) {
    Machine machine = machine(arguments);
    boolean local = target.equals("local");
    HostFacts facts = local ? machine.reading().facts() : Targets.facts(target).orElseThrow();
    Images images = local ? machine.images() : new SimulatedImages();
    RecordingHost recorder = new RecordingHost(SimulatedHost.of(facts));
    Scratch scratch = Scratch.make();
    StateDirectory state = new StateDirectory(scratch.folder());
    HostEngine engine =
        new HostEngine(
            recorder.host(),
            images,
            state,
            surroundings.clock(),
            Runnable::run,
            new ProviderPrograms(surroundings.windows()));
    return new Simulation(engine, recorder, scratch::remove);
  }

  @Override
  public Session session(Arguments arguments, Consumer<String> notices, Runnable beforeStart) {
    Machine machine = machine(arguments);
    if (arguments.has("in-process")) {
      beforeStart.run();
      return inProcess(machine, notices);
    }
    Path root = machine.root();
    Supervisors running =
        new Supervisors(Build.place(root), Build.supervisor(List.of(), machine), notices);
    Optional<Session> session = running.running();
    if (session.isPresent()) {
      return session.get();
    }
    beforeStart.run();
    List<String> prefix = LocalHost.supervisorCommandPrefix(root);
    return new Supervisors(Build.place(root), Build.supervisor(prefix, machine), notices).open();
  }

  private Session inProcess(Machine machine, Consumer<String> notices) {
    Happenings happenings = new Happenings(surroundings.clock(), text -> {});
    OpenHost host = machine.open(happenings, notices);
    host.watch().adopt();
    host.watch().start();
    return new InProcessSession(new Requests(host, happenings, () -> {}), host);
  }
}
