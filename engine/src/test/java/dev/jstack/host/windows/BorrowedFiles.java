package dev.jstack.host.windows;

import dev.jstack.host.api.StorageApi;
import java.util.List;

/** The files of the host that the stub stands for. */
record BorrowedFiles(StorageApi storage) implements HostFiles {
  @Override
  public void createDirectory(String path, String securityDescriptor) {
    storage.createDirectory(path, securityDescriptor);
  }

  @Override
  public void removeDirectory(String path) {
    storage.removeDirectory(path);
  }

  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    storage.writeFile(path, content, securityDescriptor);
  }

  @Override
  public List<String> listDirectory(String path) {
    return storage.listDirectory(path);
  }

  /** That host does it itself. */
  @Override
  public String aside(String path) {
    return path;
  }
}
