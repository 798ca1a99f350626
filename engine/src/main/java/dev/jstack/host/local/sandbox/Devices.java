package dev.jstack.host.local.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A /dev with the devices that every program expects and none that reaches hardware. */
final class Devices {
  private static final List<String> NODES =
      List.of("null", "zero", "full", "random", "urandom", "tty");
  private static final Map<String, String> LINKS =
      Map.of(
          "fd",
          "/proc/self/fd",
          "stdin",
          "fd/0",
          "stdout",
          "fd/1",
          "stderr",
          "fd/2",
          "ptmx",
          "pts/ptmx");

  private final Path directory;

  Devices(Path directory) {
    this.directory = directory;
  }

  /** Makes what is plain files in the directory, and mounts the rest. */
  void mount(MountTable mounts) throws IOException {
    Files.createDirectories(directory.resolve("shm"));
    Files.createDirectories(directory.resolve("pts"));
    for (String name : NODES) {
      Path node = directory.resolve(name);
      if (!Files.exists(node)) {
        Files.createFile(node);
      }
      mounts.bind("/dev/" + name, "/dev/" + name);
    }
    for (Map.Entry<String, String> link : LINKS.entrySet()) {
      Path place = directory.resolve(link.getKey());
      Files.deleteIfExists(place);
      Files.createSymbolicLink(place, Path.of(link.getValue()));
    }
    mounts.special("tmpfs", "/dev/shm", "mode=1777");
    mounts.special("devpts", "/dev/pts", "newinstance,ptmxmode=0666,mode=620");
  }
}
