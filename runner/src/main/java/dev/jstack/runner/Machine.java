package dev.jstack.runner;

import dev.jstack.engine.HostEngine;
import dev.jstack.engine.lower.LoweringContext;
import dev.jstack.engine.provider.ProviderPrograms;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.watch.Watch;
import dev.jstack.engine.watch.WatchListener;
import dev.jstack.host.Host;
import dev.jstack.host.HostProvider;
import dev.jstack.host.local.LocalHost;
import dev.jstack.host.local.PlainHost;
import dev.jstack.host.windows.LiveWindows;
import dev.jstack.host.windows.WindowsHost;
import dev.jstack.host.windows.examine.Check;
import dev.jstack.host.windows.examine.Checks;
import dev.jstack.host.windows.examine.WindowsState;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.runner.command.CommandException;
import dev.jstack.runner.supervisor.HostOpener;
import dev.jstack.runner.supervisor.OpenHost;
import dev.jstack.schema.StackLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * This machine: which host it is, and everything over it wired together.
 *
 * @param root the state directory
 * @param wanted {@code auto}, {@code local} or {@code hcs}
 */
record Machine(Path root, String wanted, Map<String, String> environment, Clock clock)
    implements HostOpener {

  /** The host to look at: nothing on it can be changed through it. */
  Host reading() {
    return host(false);
  }

  private Host host(boolean serving) {
    Optional<String> provided = provided(environment);
    return provided.isPresent() ? provided(provided.get(), serving) : own(serving);
  }

  /** The host of another make that {@code JSTACK_NATIVE} names. */
  static Optional<String> provided(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("JSTACK_NATIVE")).filter(name -> !name.isEmpty());
  }

  private Host provided(String name, boolean serving) {
    for (HostProvider provider : ServiceLoader.load(HostProvider.class)) {
      if (provider.name().equals(name)) {
        try {
          return provider.open(root, environment, serving);
        } catch (IllegalStateException e) {
          throw new CommandException(ExitCode.UNSUPPORTED, String.valueOf(e.getMessage()));
        }
      }
    }
    throw new CommandException(
        ExitCode.UNSUPPORTED,
        "JSTACK_NATIVE=" + name + ": there is no such host on the class path",
        "stub is among the tests of a checkout: ./mvnw -Pquick test-compile, then ./jstack",
        "unset JSTACK_NATIVE for the host of this machine");
  }

  private Host own(boolean serving) {
    Path system = systemDirectory();
    Optional<String> noWindows =
        WindowsHost.unavailability(System.getProperty("os.name", ""), system);
    if (noWindows.isEmpty() && !wanted.equals("local")) {
      return windows();
    }
    if (wanted.equals("hcs")) {
      throw new CommandException(
          ExitCode.UNSUPPORTED, "--host hcs: " + noWindows.orElse(""), "--host local runs here");
    }
    if (!LocalHost.isLinux()) {
      return PlainHost.open(root, System.getProperty("os.name", ""), serving);
    }
    Optional<String> noLocal = LocalHost.whyNotAvailable();
    if (noLocal.isPresent()) {
      throw new CommandException(
          ExitCode.UNSUPPORTED,
          "no host to run services on: " + noLocal.get(),
          "Windows: " + noWindows.orElse("available, but --host local was given"),
          "jstack doctor");
    }
    return LocalHost.open(root, environment, serving);
  }

  /** Where this Windows has its own programs and DLLs. */
  Path systemDirectory() {
    return Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"), "System32");
  }

  /** This Windows as it is now. */
  WindowsState windowsState() {
    return new LiveWindows(systemDirectory(), root);
  }

  /** The Windows host; its DLLs must be there. */
  private WindowsHost windows() {
    Check access = new Checks(windowsState(), LoweringContext.DEFAULT_POOL).access();
    if (access.standing() == Check.Standing.MISSING) {
      throw new CommandException(
          ExitCode.UNSUPPORTED,
          "the Host Compute Service lets nobody in who is " + access.says(),
          access.fix());
    }
    Path programData = Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"));
    return WindowsHost.open(systemDirectory(), programData, root.toString());
  }

  ImageStore images() {
    return images(ImageSettings.USUAL_PARALLEL);
  }

  /** The images of this machine, {@code parallel} layers downloaded at once. */
  ImageStore images(int parallel) {
    return new MachineImages(root, wanted, environment, clock).open(parallel);
  }

  HostEngine engine(Host host, ImageStore images) {
    return new HostEngine(host, images, new StateDirectory(root), clock, actions(), programs(host));
  }

  private static Providers programs(Host host) {
    return new ProviderPrograms(host.facts().windowsPaths());
  }

  /** Threads that end with the process; how many actions run at once a plan's options say. */
  private static ExecutorService actions() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "jstack-action");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public OpenHost open(WatchListener listener, Consumer<String> problems) {
    Host host = host(true);
    ImageStore images = new MachineImages(root, wanted, environment, clock).openForSupervisor();
    StateDirectory state = new StateDirectory(root);
    Watch watch = new Watch(host, state, clock, actions(), listener, problems);
    return new OpenHost(StackLoader.create(), images, host, engine(host, images), watch, state);
  }
}
