package dev.jstack.runner.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers jstack with the machine, to bring up what ran when it is started again. */
public final class BootService {
  private final Registrar registrar;
  private final Programs programs;

  private BootService(Registrar registrar, Programs programs) {
    this.registrar = registrar;
    this.programs = programs;
  }

  /**
   * A step could not be done.
   *
   * <p>The message says which and why.
   */
  public static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** With the Task Scheduler of Windows. */
  public static BootService onWindows(Path systemDirectory, Programs programs) {
    String schtasks = systemDirectory.resolve("schtasks.exe").toString();
    return new BootService(new ScheduledTask(schtasks), programs);
  }

  /**
   * With systemd.
   *
   * @param user whose manager it is; empty: the system's, for root
   */
  public static BootService onLinux(
      Optional<String> user, Map<String, String> environment, Path home, Programs programs) {
    Path units =
        user.isEmpty()
            ? Path.of("/etc/systemd/system")
            : Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(home.resolve(".config"))
                .resolve("systemd/user");
    return new BootService(new Systemd(units, user), programs);
  }

  /** With systemd whose units lie in {@code folder}, for tests. */
  static BootService ofUnits(Path folder, Optional<String> user, Programs programs) {
    return new BootService(new Systemd(folder, user), programs);
  }

  /** What it is called on the system. */
  public String place() {
    return registrar.place();
  }

  /** What registering {@code command} would do. */
  public List<Step> installation(BootCommand command) {
    return registrar.install(command);
  }

  /** What unregistering would do. */
  public List<Step> removal() {
    return registrar.uninstall();
  }

  /** What the system says of it; empty: it is not registered. */
  public Optional<String> status() {
    return registrar.status(programs);
  }

  /** Carries steps out, in order. */
  public void carryOut(List<Step> steps) throws Failure {
    for (Step step : steps) {
      try {
        carryOut(step);
      } catch (IOException e) {
        throw new Failure("cannot " + step.text().lines().findFirst().orElse("") + " " + e);
      }
    }
  }

  private void carryOut(Step step) throws IOException, Failure {
    if (step instanceof Step.Write write) {
      Files.createDirectories(write.file().toAbsolutePath().getParent());
      Files.writeString(write.file(), write.content());
    } else if (step instanceof Step.Remove remove) {
      Files.deleteIfExists(remove.file());
    } else if (step instanceof Step.Run run) {
      Programs.Result result = programs.run(run.command());
      if (result.code() != 0 && !run.tolerant()) {
        throw new Failure(
            "`%s` ended with %d: %s".formatted(run.text(), result.code(), result.output()));
      }
    }
  }
}
