package dev.jstack.runner;

import dev.jstack.runner.session.SupervisorPlace;
import dev.jstack.runner.session.SupervisorProgram;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What runs here, as a program that can be started again as the supervisor. */
final class Build {
  private Build() {}

  /**
   * The version, and what tells one build of it from another: the folder that the launcher made of
   * it, and the host of another make that it drives. A supervisor of another build makes way.
   */
  static String name(Map<String, String> environment) {
    String host = Machine.provided(environment).map(name -> " over " + name).orElse("");
    return Version.NUMBER + " " + Path.of(home()).getFileName() + host;
  }

  private static String home() {
    return System.getProperty("jstack.home", "classes");
  }

  static SupervisorPlace place(Path root) {
    return new SupervisorPlace(root, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  /** The supervisor as a program: this Java, this class path, this class archive. */
  static SupervisorProgram supervisor(List<String> prefix, Machine machine) {
    List<String> options = new ArrayList<>(SupervisorProgram.SMALL_JVM);
    Path archive = Path.of(home(), "jstack.jsa");
    if (Files.isReadable(archive)) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    options.add("-Xlog:disable");
    options.add("-Djstack.home=" + home());
    options.add("-Djstack.host=" + machine.wanted());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new SupervisorProgram(
        prefix,
        java.toString(),
        options,
        classPath(),
        SupervisorMain.class.getName(),
        name(machine.environment()));
  }

  /**
   * The words that start this jstack from anywhere: the launcher, where one did; it finds the
   * newest build. Else this Java with this class path.
   */
  static List<String> launcher() {
    String launcher = System.getProperty("jstack.launcher", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-Djstack.home=" + home(), "-cp", classPath(), Main.class.getName());
  }

  /** Absolute, for the supervisor starts in no folder of anybody. */
  static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
