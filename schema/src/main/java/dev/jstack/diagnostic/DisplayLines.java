package dev.jstack.diagnostic;

/** Lines as they are shown. Keeps the last one: a long line may have many findings. */
final class DisplayLines {
  private SourceFile file = SourceFile.named("");
  private int number;
  private DisplayLine shown = new DisplayLine("");

  /** Line {@code wanted} of {@code from}, counted from one. */
  DisplayLine of(SourceFile from, int wanted) {
    if (wanted != number || !from.equals(file)) {
      shown = new DisplayLine(from.lines().get(wanted - 1));
      file = from;
      number = wanted;
    }
    return shown;
  }
}
