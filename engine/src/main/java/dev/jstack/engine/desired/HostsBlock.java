package dev.jstack.engine.desired;

import java.util.List;
import java.util.Map;

/**
 * The lines of a container's hosts file that name its peers, between two fences, so that they can
 * be replaced and the image's own lines stay.
 *
 * @param peers what all containers on the same networks see; one list for all of them
 * @param own what only this one sees
 */
public record HostsBlock(List<Line> peers, List<Line> own) {
  public static final String BEGIN = "# jstack begin";
  public static final String END = "# jstack end";

  public HostsBlock {
    peers = List.copyOf(peers);
    own = List.copyOf(own);
  }

  /** An address and its names, the most telling first. */
  public record Line(String ipAddress, List<String> names) {
    public Line {
      names = List.copyOf(names);
    }

    private void write(StringBuilder text, String newline) {
      text.append(ipAddress).append('\t').append(String.join(" ", names)).append(newline);
    }
  }

  /** The same with other addresses: {@code moves} has the new one for each that is replaced. */
  public HostsBlock with(Map<String, String> moves) {
    if (moves.isEmpty()) {
      return this;
    }
    return new HostsBlock(moved(peers, moves), moved(own, moves));
  }

  private static List<Line> moved(List<Line> lines, Map<String, String> moves) {
    return lines.stream()
        .map(line -> new Line(moves.getOrDefault(line.ipAddress(), line.ipAddress()), line.names()))
        .toList();
  }

  /** The block with its fences; {@code newline} is that of the container's system. */
  public String text(String newline) {
    StringBuilder text = new StringBuilder(BEGIN).append(newline);
    own.forEach(line -> line.write(text, newline));
    peers.forEach(line -> line.write(text, newline));
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
