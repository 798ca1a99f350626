package dev.jstack.host;

/** A Windows version, such as 10.0.20348.2762. Compared by number, never as text. */
public record WindowsVersion(int major, int minor, int build, int revision)
    implements Comparable<WindowsVersion> {

  /** Reads {@code 10.0.20348} or {@code 10.0.20348.2762}; absent parts are zero. */
  public static WindowsVersion parse(String text) {
    String[] parts = text.split("\\.", -1);
    int[] numbers = new int[4];
    for (int i = 0; i < Math.min(4, parts.length); i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return new WindowsVersion(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  @Override
  public int compareTo(WindowsVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    int byBuild = byMinor != 0 ? byMinor : Integer.compare(build, other.build);
    return byBuild != 0 ? byBuild : Integer.compare(revision, other.revision);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + build + (revision == 0 ? "" : "." + revision);
  }
}
