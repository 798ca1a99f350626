package dev.jstack.host.windows;

import java.util.List;

/** Directories and files of the host, as {@link dev.jstack.host.api.StorageApi} has them. */
interface HostFiles {
  void createDirectory(String path, String securityDescriptor);

  void removeDirectory(String path);

  void writeFile(String path, byte[] content, String securityDescriptor);

  List<String> listDirectory(String path);

  /**
   * Gives a directory a name that says it is being removed, and says it; absent is fine. Files of
   * another host have theirs done there.
   */
  default String aside(String path) {
    return path;
  }
}
