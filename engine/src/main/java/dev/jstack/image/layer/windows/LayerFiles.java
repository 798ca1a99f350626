package dev.jstack.image.layer.windows;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The files below one directory: a transport directory or a layer. Names are relative, with
 * slashes, and have been checked. {@code restore} needs BackupWrite and privileges, so on Windows
 * this is implemented by a child process that has them.
 */
public interface LayerFiles {

  /** Opens a directory, which is made when it is absent. */
  interface Opener {
    LayerFiles open(String root) throws IOException;
  }

  /** Writes bytes. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
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

  /**
   * Makes {@code name} another name of the file {@code target} below the directory {@code root}.
   */
  void link(String root, String target, String name) throws IOException;

  boolean has(String name) throws IOException;

  /** Removes a file, a link or a directory with all in it; absent is fine. */
  void remove(String name) throws IOException;

  /** Sets the times of a directory. */
  void times(String name, FileTimes times) throws IOException;
}
