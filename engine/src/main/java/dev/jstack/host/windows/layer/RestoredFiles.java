package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.windows.abi.FileFunctions;
import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.NtFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files below a directory as hcsshim's layer writers make them (7c9ff7f4, internal/wclayer): opened
 * relative to the directory, content and security through BackupWrite.
 */
public final class RestoredFiles implements LayerFiles {
  /** ACCESS_SYSTEM_SECURITY is for audit rules; it is what needs the third privilege. */
  private static final int RESTORE =
      FileFunctions.GENERIC_READ
          | FileFunctions.GENERIC_WRITE
          | NtFunctions.WRITE_DAC
          | NtFunctions.WRITE_OWNER
          | NtFunctions.ACCESS_SYSTEM_SECURITY;

  private static final int BACK_UP =
      FileFunctions.GENERIC_READ | NtFunctions.ACCESS_SYSTEM_SECURITY;
  private static final int LOOK = NtFunctions.FILE_READ_ATTRIBUTES;

  private final FileLibraries libraries;
  private final BackupStreams streams;
  private final Root root;
  private final Set<String> made = new HashSet<>();

  /** The files below {@code path}, which is made when it is absent. */
  public RestoredFiles(FileLibraries libraries, String path) throws IOException {
    Files.createDirectories(Path.of(path));
    this.libraries = libraries;
    this.streams = new BackupStreams(libraries.files());
    this.root = new Root(libraries, path);
  }

  @Override
  public void directory(String name) {
    makeParents(name);
    makeDirectory(name);
  }

  private void makeDirectory(String name) {
    if (made.add(name)) {
      root.open(
              name,
              FileFunctions.GENERIC_READ,
              NtFunctions.SHARE_ALL,
              NtFunctions.FILE_OPEN_IF,
              NtFunctions.FILE_DIRECTORY_FILE)
          .close();
    }
  }

  private void makeParents(String name) {
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      makeDirectory(name.substring(0, slash));
    }
  }

  @Override
  public void file(String name, FileTimes times, Content content) throws IOException {
    makeParents(name);
    int access = FileFunctions.GENERIC_READ | FileFunctions.GENERIC_WRITE;
    try (OpenFile file =
            root.open(
                name,
                access,
                NtFunctions.SHARE_READ,
                NtFunctions.FILE_CREATE,
                NtFunctions.FILE_NON_DIRECTORY_FILE);
        NativeBuffer out = new NativeBuffer(file::write)) {
      content.writeTo(out);
      out.flush();
      file.basics(times, 0);
    }
  }

  @Override
  public void restore(String name, int attributes, FileTimes times, Content backupStream)
      throws IOException {
    makeParents(name);
    try (OpenFile file = fresh(name, attributes)) {
      file.basics(times, attributes);
      streams.write(file, name, backupStream);
    }
  }

  /** A folder may be there and stays; anything else of that name makes way. */
  private OpenFile fresh(String name, int attributes) {
    Entry wanted = new Entry(name, attributes);
    Optional<Entry> old = entry(name);
    if (old.isPresent() && !(wanted.isFolder() && old.get().isFolder())) {
      remove(name);
    }
    boolean directory = (attributes & DIRECTORY) != 0;
    if (wanted.isFolder()) {
      made.add(name);
    }
    return root.open(
        name,
        RESTORE,
        NtFunctions.SHARE_READ,
        wanted.isFolder() ? NtFunctions.FILE_OPEN_IF : NtFunctions.FILE_CREATE,
        directory ? NtFunctions.FILE_DIRECTORY_FILE : NtFunctions.FILE_NON_DIRECTORY_FILE);
  }

  private Optional<Entry> entry(String name) {
    Optional<OpenFile> found = root.find(name, LOOK);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (OpenFile file = found.get()) {
      return Optional.of(new Entry(name, file.attributes()));
    }
  }

  @Override
  public void copy(String otherRoot, String name) {
    makeParents(name);
    try (Root other = new Root(libraries, otherRoot);
        OpenFile from = other.open(name, BACK_UP, 0);
        Memory basics = from.basics();
        OpenFile to = fresh(name, FileLibraries.attributes(basics))) {
      to.basics(basics);
      streams.copy(from, to, name);
    }
  }

  @Override
  public void link(String otherRoot, String target, String name) {
    makeParents(name);
    try (OpenFile file = linked(otherRoot, target);
        OpenFile folder = root.open(parent(name), LOOK, NtFunctions.FILE_DIRECTORY_FILE)) {
      file.link(folder, name.substring(name.lastIndexOf('/') + 1));
    }
  }

  private OpenFile linked(String otherRoot, String target) {
    int access = NtFunctions.FILE_WRITE_ATTRIBUTES;
    if (otherRoot.equals(root.path())) {
      return root.open(target, access, 0);
    }
    try (Root other = new Root(libraries, otherRoot)) {
      return other.open(target, access, 0);
    }
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  @Override
  public boolean has(String name) {
    return entry(name).isPresent();
  }

  @Override
  public List<Entry> list(String name) {
    Optional<OpenFile> found =
        root.find(name, NtFunctions.FILE_LIST_DIRECTORY | NtFunctions.FILE_READ_ATTRIBUTES);
    if (found.isEmpty()) {
      return List.of();
    }
    try (OpenFile directory = found.get()) {
      return directory.entries();
    }
  }

  @Override
  public void remove(String name) {
    Optional<Entry> there = entry(name);
    if (there.isEmpty()) {
      return;
    }
    if (there.get().isFolder()) {
      list(name).forEach(child -> remove(name + "/" + child.name()));
    }
    made.remove(name);
    int access = NtFunctions.DELETE | LOOK | NtFunctions.FILE_WRITE_ATTRIBUTES;
    try (OpenFile file = root.open(name, access, 0)) {
      file.delete();
    }
  }

  @Override
  public void times(String name, FileTimes times) {
    try (OpenFile file = root.open(name, NtFunctions.FILE_WRITE_ATTRIBUTES, 0)) {
      file.basics(times, 0);
    }
  }

  @Override
  public void close() {
    root.close();
  }
}
