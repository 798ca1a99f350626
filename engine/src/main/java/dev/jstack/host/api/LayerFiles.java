package dev.jstack.host.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The files below one directory: a transport directory or a layer. Names are relative, with
 * slashes, and have been checked; links are never followed, so nothing outside is reached.
 *
 * <p>The Windows one needs the privileges to back up and to restore: it is for a child process.
 */
public interface LayerFiles extends AutoCloseable {
  /** FILE_ATTRIBUTE_DIRECTORY. */
  int DIRECTORY = 0x10;

  /** FILE_ATTRIBUTE_REPARSE_POINT: a link, a mount point or a placeholder. */
  int REPARSE_POINT = 0x400;

  /** Opens a directory, which is made when it is absent. */
  interface Opener {
    LayerFiles open(String root) throws IOException;
  }

  /** Writes bytes. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A file in a directory.
   *
   * @param attributes Win32 file attributes
   */
  record Entry(String name, int attributes) {
    /** Whether it has files of its own: a link to a directory has none. */
    public boolean isFolder() {
      return (attributes & DIRECTORY) != 0 && (attributes & REPARSE_POINT) == 0;
    }

    public boolean isReparsePoint() {
      return (attributes & REPARSE_POINT) != 0;
    }
  }

  /** Makes a directory; existing is fine. */
  void directory(String name) throws IOException;

  /** Writes a file whose bytes are the content, whatever Windows attributes it stands for. */
  void file(String name, FileTimes times, Content content) throws IOException;

  /**
   * Makes a file, directory or link of a backup stream: content, security, attributes, times.
   *
   * @param attributes Win32 file attributes
   */
  void restore(String name, int attributes, FileTimes times, Content backupStream)
      throws IOException;

  /** Makes a copy of the file, directory or link of that name below {@code root}; no children. */
  void copy(String root, String name) throws IOException;

  /**
   * Makes {@code name} another name of the file {@code target} below the directory {@code root}.
   */
  void link(String root, String target, String name) throws IOException;

  boolean has(String name) throws IOException;

  /** What is in a directory, by name; empty when it is absent. */
  List<Entry> list(String name) throws IOException;

  /** Removes a file, a link or a directory with all in it; absent is fine. */
  void remove(String name) throws IOException;

  /** Sets the times of a directory. */
  void times(String name, FileTimes times) throws IOException;

  @Override
  void close();
}
