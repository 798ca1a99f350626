package dev.jstack.diagnostic;

/**
 * A stretch of a file. Lines and columns count from one, columns in code points; the end is
 * exclusive. A range of a whole file has {@code startLine} 0.
 */
public record SourceRange(
    SourceFile file, int startLine, int startColumn, int endLine, int endColumn) {

  /** The place that stands for a whole file, for findings that have no line. */
  public static SourceRange whole(SourceFile file) {
    return new SourceRange(file, 0, 0, 0, 0);
  }

  /** Whether a line can be shown. */
  public boolean hasLine() {
    return startLine > 0;
  }

  /** {@code file:line:column}, or the file alone. */
  public String label() {
    return hasLine() ? file.name() + ":" + startLine + ":" + startColumn : file.name();
  }

  /** Whether the two have a character in common. */
  public boolean touches(SourceRange other) {
    return hasLine()
        && other.hasLine()
        && file.equals(other.file)
        && isBefore(startLine, startColumn, other.endLine, other.endColumn)
        && isBefore(other.startLine, other.startColumn, endLine, endColumn);
  }

  private static boolean isBefore(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || line == otherLine && column < otherColumn;
  }

  @Override
  public String toString() {
    return label();
  }
}
