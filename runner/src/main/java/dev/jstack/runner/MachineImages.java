package dev.jstack.runner;

import dev.jstack.host.windows.LayerHost;
import dev.jstack.host.windows.WindowsHost;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.image.WindowsLayering;
import dev.jstack.image.docker.DockerStore;
import dev.jstack.image.layer.windows.ImportProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The images of this machine: for the host that it is, below its state directory. */
record MachineImages(Path root, String wanted, Map<String, String> environment, Clock clock) {

  /** The store, {@code parallel} layers downloaded at once. */
  ImageStore open(int parallel) {
    return open(settings().withParallel(Math.max(1, parallel)));
  }

  /** The store of a process that lives long: pulls happen in processes of their own. */
  ImageStore openForSupervisor() {
    return open(settings().withPullProgram(HelperProcess.imagePull(root, wanted)));
  }

  private ImageSettings settings() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    return ImageSettings.of(environment, home, clock);
  }

  private ImageStore open(ImageSettings settings) {
    Path place = root.resolve("images");
    return isWindows()
        ? ImageStore.forWindows(place, settings, layering(), DockerStore.ofMachine(environment))
        : ImageStore.forLinux(place, settings);
  }

  private boolean isWindows() {
    Path system = systemDirectory(environment);
    return !wanted.equals("local")
        && WindowsHost.unavailability(System.getProperty("os.name", ""), system).isEmpty();
  }

  private WindowsLayering layering() {
    return new WindowsLayering(
        () -> LayerHost.storage(systemDirectory(environment)),
        new ImportProcess(HelperProcess.layerImport()));
  }

  /** {@code C:\Windows\System32}. */
  static Path systemDirectory(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"), "System32");
  }
}
