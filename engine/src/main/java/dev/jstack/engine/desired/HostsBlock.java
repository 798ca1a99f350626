package dev.jstack.engine.desired;

import java.util.List;

/**
 * The lines of a container's hosts file that name its peers, between two fences, so that they can
 * be replaced and the image's own lines stay.
 *
 * @param lines one address each
 */
public record HostsBlock(List<Line> lines) {
  public static final String BEGIN = "# jstack begin";
  public static final String END = "# jstack end";

  public HostsBlock {
    lines = List.copyOf(lines);
  }

  /** An address and its names, the most telling first. */
  public record Line(String ipAddress, List<String> names) {
    public Line {
      names = List.copyOf(names);
    }
  }

  /** The block with its fences; {@code newline} is that of the container's system. */
  public String text(String newline) {
    StringBuilder text = new StringBuilder(BEGIN).append(newline);
    for (Line line : lines) {
      text.append(line.ipAddress()).append('\t');
      text.append(String.join(" ", line.names())).append(newline);
    }
    return text.append(END).append(newline).toString();
  }

  /**
   * {@code file} with this block in place of an earlier one, else at its end. What stands outside
   * the fences stays as it is.
   */
  public String replaceIn(String file, String newline) {
    int begin = file.indexOf(BEGIN);
    int end = file.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      String gap = file.isEmpty() || file.endsWith("\n") ? "" : newline;
      return file + gap + text(newline);
    }
    int after = end + END.length();
    if (file.startsWith("\r\n", after)) {
      after += 2;
    } else if (file.startsWith("\n", after)) {
      after += 1;
    }
    return file.substring(0, begin) + text(newline) + file.substring(after);
  }
}
