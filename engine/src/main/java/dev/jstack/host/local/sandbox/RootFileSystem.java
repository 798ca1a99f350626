package dev.jstack.host.local.sandbox;

import static java.util.stream.Collectors.joining;

import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Abilities.Role;
import dev.jstack.host.local.probe.Overlay;
import dev.jstack.host.strict.compute.SystemSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a sandbox sees as its files: layers, scratch, devices, mapped directories, pipes. Everything
 * that is a plain file is made here, so that one {@code mount -a} does the rest.
 */
final class RootFileSystem {
  private static final Set<String> KERNEL = Set.of("proc", "sys", "lost+found");

  private final SystemSpec system;
  private final Abilities abilities;
  private final Directories directories;
  private final Path home;
  private final Path scratch;
  private final MountTable mounts;
  private final boolean hostRoot;
  private final Map<String, Path> tops = new TreeMap<>();
  private final LayeredFiles files;

  RootFileSystem(SystemSpec system, Abilities abilities, Directories directories) {
    this.system = system;
    this.abilities = abilities;
    this.directories = directories;
    this.home = directories.system(system.id());
    this.scratch = Directories.scratch(system);
    this.mounts = new MountTable(home.resolve("root"));
    this.hostRoot = system.layers().equals(List.of("/"));
    for (String name : List.of("dev", "tmp", "run")) {
      tops.put(name, home.resolve(name));
    }
    if (hostRoot) { // what services have no business with
      tops.put("root", home.resolve("hidden/root"));
      tops.put("home", home.resolve("hidden/home"));
    }
    if (hostRoot && !isOneOverlay()) {
      newTops().forEach(name -> tops.put(name, home.resolve("skel").resolve(name)));
    }
    this.files =
        new LayeredFiles(
            scratch.resolve("u"), system.layers().stream().map(Path::of).toList(), tops);
  }

  /** Top-level directories that mapped directories need and the machine does not have. */
  private List<String> newTops() {
    return system.directories().stream()
        .map(directory -> ContainerPath.of(directory.containerPath()).split("/", -1)[1])
        .filter(name -> !Files.exists(Path.of("/", name)))
        .toList();
  }

  private boolean isOneOverlay() {
    return abilities.overlay() == Overlay.ONE || !hostRoot && abilities.overlay() != Overlay.BIND;
  }

  LayeredFiles files() {
    return files;
  }

  /**
   * Makes the plain files and gives the mount table.
   *
   * @param nameServers those that the service is to ask
   */
  String prepare(List<String> nameServers) throws IOException {
    for (Path directory : List.of(home.resolve("root"), home.resolve("skel"))) {
      Files.createDirectories(directory);
    }
    Files.createDirectories(scratch.resolve("u"));
    Files.createDirectories(scratch.resolve("w"));
    for (Path top : tops.values()) {
      Files.createDirectories(top);
    }
    Files.setPosixFilePermissions(home.resolve("tmp"), Modes.EVERYBODY);
    root();
    for (Map.Entry<String, Path> top : tops.entrySet()) {
      if (!top.getValue().startsWith(home.resolve("skel"))) {
        mounts.bind(top.getValue().toString(), "/" + top.getKey());
      }
    }
    new Devices(home.resolve("dev")).mount(mounts);
    kernel();
    if (hostRoot) {
      secrets();
    }
    identity(nameServers);
    for (MappedDirectory directory : system.directories()) {
      map(directory);
    }
    for (MappedPipe pipe : system.pipes()) {
      map(pipe);
    }
    return mounts.toString();
  }

  private void root() throws IOException {
    Path base = isOneOverlay() ? scratch.resolve("u") : home.resolve("skel");
    Files.createDirectories(base.resolve("proc"));
    Files.createDirectories(base.resolve("sys"));
    for (String name : tops.keySet()) {
      Files.createDirectories(base.resolve(name));
    }
    if (isOneOverlay()) {
      mounts.overlay("/", system.layers(), scratch.resolve("u"), scratch.resolve("w"), options());
    } else {
      skeleton();
    }
  }

  private String options() {
    return abilities.role() == Role.ROOT ? "" : ",userxattr";
  }

  /** One overlay, or one read-only view, for each directory of the layer's top. */
  private void skeleton() throws IOException {
    Path skeleton = home.resolve("skel");
    mounts.bind(skeleton.toString(), "/");
    File[] entries = new File(system.layers().get(0)).listFiles();
    for (File entry : entries == null ? new File[0] : entries) {
      Path target = skeleton.resolve(entry.getName());
      if (Files.isSymbolicLink(entry.toPath())) {
        Files.deleteIfExists(target);
        Path pointsTo = Files.readSymbolicLink(entry.toPath());
        Files.createSymbolicLink(target, pointsTo);
      } else if (entry.isDirectory()) {
        Files.createDirectories(target);
        top(entry);
      }
    }
  }

  private void top(File entry) throws IOException {
    String name = entry.getName();
    boolean usable = entry.canRead() && entry.canExecute();
    if (!usable || KERNEL.contains(name) || tops.containsKey(name)) {
      return;
    }
    if (abilities.overlay() == Overlay.BIND || MountPoints.below(entry.getPath())) {
      mounts.bindAll(entry.getPath(), "/" + name, true);
      return;
    }
    Path upper = scratch.resolve("u").resolve(name);
    Path work = scratch.resolve("w").resolve(name);
    Files.createDirectories(upper);
    Files.createDirectories(work);
    mounts.overlay("/" + name, List.of(entry.getPath()), upper, work, options());
  }

  /** A JDK below a home directory stays: it may be what the services run on. */
  private void secrets() throws IOException {
    Path java = Path.of(System.getProperty("java.home", "/"));
    if (java.startsWith("/root") || java.startsWith("/home")) {
      mounts.bindReadOnly(java.toString(), files.ensureDirectory(java.toString()));
    }
    if (Files.exists(Path.of("/etc/shadow")) && abilities.role() == Role.ROOT) {
      mounts.bind("/dev/null", "/etc/shadow");
    }
  }

  /** With hyperv isolation /proc is mounted later, from inside the private process namespace. */
  private void kernel() {
    if (!system.hyperv()) {
      mounts.bindAll("/proc", "/proc", false);
    }
    if (abilities.network()) {
      mounts.special("sysfs", "/sys", "ro,nosuid,nodev,noexec");
    }
  }

  /** The hosts file is a bind, so that it can change while the service runs. */
  private void identity(List<String> nameServers) throws IOException {
    Path etc = scratch.resolve("etc");
    Files.createDirectories(etc);
    Path hosts = etc.resolve("hosts");
    if (!Files.exists(hosts)) {
      Files.writeString(hosts, "127.0.0.1\tlocalhost\n::1\tlocalhost\n");
    }
    Files.setPosixFilePermissions(hosts, Modes.READABLE);
    if (abilities.overlay() != Overlay.BIND) {
      files.write("/etc/hosts", "");
      files.write("/etc/hostname", system.hostName().orElse("localhost") + "\n");
      files.write("/etc/resolv.conf", resolver(nameServers));
    }
    mounts.bind(hosts.toString(), "/etc/hosts");
  }

  /**
   * With a network of its own a service reaches no name server of the machine. A resolver that is
   * told of none asks 127.0.0.1, where nobody answers, and fails at once instead of 10 s later.
   */
  private String resolver(List<String> nameServers) throws IOException {
    String servers =
        abilities.network()
            ? nameServers.stream().map(server -> "nameserver " + server + "\n").collect(joining())
            : ofMachine(Path.of("/etc/resolv.conf"));
    return system.dnsSearch().isEmpty()
        ? servers
        : servers + "search " + String.join(" ", system.dnsSearch()) + "\n";
  }

  private static String ofMachine(Path file) throws IOException {
    return Files.isReadable(file) ? Files.readString(file) : "";
  }

  private void map(MappedDirectory directory) throws IOException {
    String source = directory.hostPath();
    String target = ContainerPath.of(directory.containerPath());
    String place =
        Files.isDirectory(Path.of(source))
            ? files.ensureDirectory(target)
            : files.ensureFile(target);
    if (abilities.role() != Role.ROOT) {
      mounts.bindAll(source, place, directory.readOnly());
    } else if (directory.readOnly()) {
      mounts.bindReadOnly(source, place);
    } else {
      mounts.bind(source, place);
    }
  }

  /** The directory is bound, not the socket: a server that starts anew makes a new socket. */
  private void map(MappedPipe pipe) throws IOException {
    Path shared = directories.pipe(pipe.hostPath());
    Files.createDirectories(shared);
    Files.setPosixFilePermissions(shared, Modes.EVERYBODY);
    mounts.bind(shared.toString(), files.ensureDirectory(pipeDirectory(pipe)));
  }

  /** Where a mapped pipe shows inside. */
  static String pipeDirectory(MappedPipe pipe) {
    return "/run/jstack/pipe/" + Directories.encoded(pipe.containerPipeName());
  }
}
