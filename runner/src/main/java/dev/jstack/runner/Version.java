package dev.jstack.runner;

/**
 * What runs here.
 *
 * @param number of jstack
 * @param java the Java version
 * @param system the operating system and its version
 * @param machine the processor architecture
 */
public record Version(String number, String java, String system, String machine) {
  /** The version of this build; a test compares it with the POM. */
  static final String NUMBER = "0.1.0";

  /** Reads it off the running JVM. */
  public static Version ofProcess() {
    return new Version(
        NUMBER,
        System.getProperty("java.version", "?"),
        System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "?"),
        System.getProperty("os.arch", "?").replace("amd64", "x86_64"));
  }

  /** {@code jstack 0.1.0 · Java 17.0.15 · Linux 6.8, x86_64}. */
  public String line() {
    return "jstack " + number + " · Java " + java + " · " + system + ", " + machine;
  }
}
