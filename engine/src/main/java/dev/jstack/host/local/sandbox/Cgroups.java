package dev.jstack.host.local.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.strict.compute.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Limits and freezing by control groups, version 1 or 2, made only for systems that need them. On a
 * machine where groups cannot be written nothing is limited, and the plan says so (M5).
 */
final class Cgroups {
  private static final Path BASE = Path.of("/sys/fs/cgroup");
  private static final long PERIOD = 100_000;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final boolean usable;
  private final boolean unified;
  private final String family;

  Cgroups(boolean usable, Path stateRoot) {
    this.usable = usable;
    this.unified = Files.exists(BASE.resolve("cgroup.controllers"));
    byte[] root = stateRoot.toString().getBytes(UTF_8);
    this.family = "jstack-" + UUID.nameUUIDFromBytes(root).toString().substring(0, 8);
  }

  /** The groups that the system's processes are to be in, made and set. */
  List<Path> prepare(SystemSpec system) {
    List<Path> groups = new ArrayList<>();
    if (usable) {
      system.memoryMb().ifPresent(size -> memory(system.id(), size).ifPresent(groups::add));
      system
          .processor()
          .filter(Cgroups::isSet)
          .ifPresent(share -> processor(system.id(), share).ifPresent(groups::add));
    }
    return groups.stream().distinct().toList();
  }

  /** Makes changed limits hold for what runs already. */
  void change(SystemSpec system, List<Long> members) {
    for (Path group : prepare(system)) {
      members.forEach(pid -> write(group.resolve("cgroup.procs"), String.valueOf(pid)));
    }
  }

  /** Whether the system stands still now; false when freezing is not to be had. */
  boolean freeze(String id, List<Long> members) {
    Optional<Path> group = usable ? group("freezer", id) : Optional.empty();
    if (group.isEmpty()) {
      return false;
    }
    members.forEach(pid -> write(group.get().resolve("cgroup.procs"), String.valueOf(pid)));
    write(
        group.get().resolve(unified ? "cgroup.freeze" : "freezer.state"), unified ? "1" : "FROZEN");
    return true;
  }

  boolean thaw(String id) {
    Path group = path("freezer", id);
    return Files.isDirectory(group)
        && write(
            group.resolve(unified ? "cgroup.freeze" : "freezer.state"), unified ? "0" : "THAWED");
  }

  /** Removes the system's groups; they are busy for a moment after the last process. */
  void remove(String id) {
    for (String controller : List.of("memory", "cpu", "freezer")) {
      Path group = path(controller, id);
      if (Files.isDirectory(group)) {
        Waiting.until(() -> group.toFile().delete(), Deadline.in(PATIENCE));
        family(controller).toFile().delete(); // stays while other systems have groups in it
      }
    }
  }

  private static boolean isSet(Processor share) {
    return share.count().isPresent() || share.maximum().isPresent() || share.weight().isPresent();
  }

  private Optional<Path> memory(String id, long megabytes) {
    String bytes = String.valueOf(megabytes << 20);
    return group("memory", id)
        .filter(
            group -> write(group.resolve(unified ? "memory.max" : "memory.limit_in_bytes"), bytes));
  }

  private Optional<Path> processor(String id, Processor share) {
    return group("cpu", id).filter(group -> set(group, share));
  }

  private boolean set(Path group, Processor share) {
    if (share.weight().isPresent()) { // 5000 is Windows' default, 1024 and 100 are Linux'
      long weight = share.weight().get();
      return unified
          ? write(group.resolve("cpu.weight"), String.valueOf(Math.max(1, weight / 50)))
          : write(group.resolve("cpu.shares"), String.valueOf(Math.max(2, weight * 1024 / 5000)));
    }
    long machine = Runtime.getRuntime().availableProcessors() * PERIOD;
    long quota =
        share
            .count()
            .map(count -> count * PERIOD)
            .orElseGet(() -> share.maximum().orElse(10_000L) * machine / 10_000);
    long least = Math.max(1000, quota); // the kernel's own lower bound
    return unified
        ? write(group.resolve("cpu.max"), least + " " + PERIOD)
        : write(group.resolve("cpu.cfs_quota_us"), String.valueOf(least));
  }

  private Optional<Path> group(String controller, String id) {
    Path group = path(controller, id);
    try {
      if (unified) {
        write(BASE.resolve("cgroup.subtree_control"), "+memory +cpu");
        Path family = Files.createDirectories(family(controller));
        write(family.resolve("cgroup.subtree_control"), "+memory +cpu");
      }
      return Optional.of(Files.createDirectories(group));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path path(String controller, String id) {
    return family(controller).resolve(id);
  }

  private Path family(String controller) {
    return (unified ? BASE : BASE.resolve(controller)).resolve(family);
  }

  private static boolean write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.WRITE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
