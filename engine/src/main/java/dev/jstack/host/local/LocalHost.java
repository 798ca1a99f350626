package dev.jstack.host.local;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.network.LocalNetwork;
import dev.jstack.host.local.network.RouterHolder;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.local.probe.Probe;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.host.local.sandbox.LocalCompute;
import dev.jstack.host.local.sandbox.Trees;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.SystemRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host that this machine itself is. One process at a time may serve a state root: it alone
 * changes things and keeps published ports open; any number may read.
 */
public final class LocalHost implements Host {
  private static final int SCHEMA_MINOR = 5;

  private final StrictHost strict;
  private final LocalCompute compute;
  private final LocalNetwork network;
  private final Abilities abilities;

  private LocalHost(
      StrictHost strict, LocalCompute compute, LocalNetwork network, Abilities abilities) {
    this.strict = strict;
    this.compute = compute;
    this.network = network;
    this.abilities = abilities;
  }

  /**
   * Opens the host of a state root.
   *
   * @param stateRoot an absolute directory; made with mode 0700 when serving
   * @param environment where {@code PATH} of services on the machine's own files comes from
   * @param serving whether this process may change things and keeps ports open
   */
  public static LocalHost open(Path stateRoot, Map<String, String> environment, boolean serving) {
    try {
      return serving ? serve(stateRoot, environment) : read(stateRoot, environment);
    } catch (IOException e) {
      throw HResult.ERROR_ACCESS_DENIED.failure(
          "local host",
          stateRoot.toString(),
          "the state directory cannot be used: " + e.getMessage());
    }
  }

  /** Whether this machine can have more than plain processes. */
  public static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux")
        && Files.isDirectory(Path.of("/proc/self/ns"));
  }

  /** Why there is no local host on this machine; empty when there is one. */
  public static Optional<String> whyNotAvailable() {
    if (!isLinux()) {
      return Optional.of("the local host needs Linux with /proc; this machine has none");
    }
    return List.of("setsid", "sh", "env").stream()
        .filter(program -> Commands.find(program).isEmpty())
        .findFirst()
        .map(program -> "the local host needs the program " + program + " (util-linux, coreutils)");
  }

  /**
   * Words in front of the command of a process that is to serve the state root: for an ordinary
   * user they make a user namespace, or join the one in which services run already. None where
   * there is no local host.
   */
  public static List<String> supervisorCommandPrefix(Path stateRoot) {
    if (whyNotAvailable().isPresent()) {
      return List.of();
    }
    Abilities.Role role = Prober.role();
    if (role != Abilities.Role.ORDINARY || !isLinux()) {
      return List.of();
    }
    return survivor(stateRoot)
        .map(
            pid ->
                List.of("nsenter", "-t", String.valueOf(pid), "-U", "--preserve-credentials", "--"))
        .orElseGet(
            () -> {
              List<String> words = new ArrayList<>(Prober.userNamespace(role));
              words.add("--");
              return words;
            });
  }

  /** A process of an earlier supervisor's user namespace. */
  private static Optional<Long> survivor(Path stateRoot) {
    Optional<Long> holder = holder(stateRoot).alive().map(ProcessKey::pid);
    String[] systems = stateRoot.resolve("systems").toFile().list();
    return holder.or(
        () ->
            List.of(systems == null ? new String[0] : systems).stream()
                .flatMap(id -> LocalCompute.anchor(stateRoot, id).stream())
                .findFirst());
  }

  private static RouterHolder holder(Path stateRoot) {
    return new RouterHolder(stateRoot.resolve("router"));
  }

  private static LocalHost serve(Path stateRoot, Map<String, String> environment)
      throws IOException {
    return serve(stateRoot, environment, Optional.empty());
  }

  /** Serves with less than the machine could do, for tests of the lower levels. */
  static LocalHost serve(Path stateRoot, Map<String, String> environment, Optional<Abilities> given)
      throws IOException {
    Files.createDirectories(stateRoot);
    Files.setPosixFilePermissions(stateRoot, PosixFilePermissions.fromString("rwx------"));
    String bootId = ProcessTable.bootId();
    Optional<HostFile> known = HostFile.read(stateRoot);
    if (known.filter(file -> file.bootId().equals(bootId)).isEmpty()) {
      Trees.remove(stateRoot.resolve("hcn")); // networks do not survive a restart, as on Windows
    }
    Abilities abilities =
        given.or(() -> trusted(known, bootId)).orElseGet(() -> probe(stateRoot, Prober.role()));
    HostFile.of(bootId, abilities).write(stateRoot);
    silence(stateRoot);
    Stores stores = stores(stateRoot);
    LocalHost host = assemble(stateRoot, environment, abilities, stores, true);
    stores.networks().all().forEach(host.network::restore);
    host.strict.recover();
    host.compute.sweep();
    stores.endpoints().all().forEach(host.network::restore);
    return host;
  }

  /** What was found out for this start of the machine and these rights. */
  private static Optional<Abilities> trusted(Optional<HostFile> known, String bootId) {
    return known
        .filter(file -> file.bootId().equals(bootId))
        .map(HostFile::abilities)
        .filter(found -> found.role() == Prober.role());
  }

  private static void silence(Path stateRoot) {
    Path silence = stateRoot.resolve("silence");
    if (!Files.exists(silence)) {
      Commands.run(List.of("mkfifo", "-m", "600", silence.toString()), "");
    }
  }

  private static LocalHost read(Path stateRoot, Map<String, String> environment) {
    Abilities abilities =
        HostFile.read(stateRoot)
            .filter(file -> file.bootId().equals(ProcessTable.bootId()))
            .map(HostFile::abilities)
            .orElseGet(() -> probe(stateRoot, Prober.role()));
    return assemble(stateRoot, environment, abilities, stores(stateRoot), false);
  }

  static Stores stores(Path stateRoot) {
    Path networks = stateRoot.resolve("hcn");
    return new Stores(
        new FileStore<>(stateRoot.resolve("hcs"), SystemRecord.class),
        new FileStore<>(networks.resolve("networks"), HcnNetwork.class),
        new FileStore<>(networks.resolve("endpoints"), HcnEndpoint.class),
        new FileStore<>(networks.resolve("namespaces"), HcnNamespace.class));
  }

  private static LocalHost assemble(
      Path stateRoot,
      Map<String, String> environment,
      Abilities abilities,
      Stores stores,
      boolean serving) {
    Clock clock = Clock.systemUTC();
    LocalNetwork network =
        new LocalNetwork(
            stateRoot,
            abilities.network() && abilities.namespaces(),
            abilities.role() == Abilities.Role.ROOT,
            holder(stateRoot),
            stores.networks(),
            id -> LocalCompute.anchor(stateRoot, id));
    LocalCompute compute = new LocalCompute(abilities, stateRoot, network, environment, clock);
    StrictHost strict =
        new StrictHost(
            facts(stateRoot, abilities),
            serving ? stores : Snapshots.of(stores),
            serving ? compute : new ReadOnlyCompute(compute),
            serving ? network : new ReadOnlyNetwork(),
            new LocalStorage(serving, new LayerStates(ProcessTable.bootId())),
            LayerVersions.unknown(),
            clock);
    return new LocalHost(strict, compute, network, abilities);
  }

  private static Abilities probe(Path stateRoot, Abilities.Role role) {
    Path existing = stateRoot;
    while (existing.getParent() != null && !Files.isWritable(existing)) {
      existing = existing.getParent();
    }
    Path place = Files.isWritable(existing) ? existing : Path.of("/tmp");
    return new Prober(place.resolve(".probe-" + ProcessHandle.current().pid()), role).probe();
  }

  static HostFacts facts(Path stateRoot, Abilities abilities) {
    return new HostFacts(
        HostFacts.Kind.LOCAL,
        "local",
        new WindowsVersion(10, 0, 20348, 0),
        true,
        true,
        Runtime.getRuntime().availableProcessors(),
        memoryBytes(),
        SCHEMA_MINOR,
        abilities.level(),
        stateRoot.toString(),
        Messages.always(abilities, System.getProperty("user.name", "")));
  }

  private static long memoryBytes() {
    try {
      String line = Files.readAllLines(Path.of("/proc/meminfo")).get(0);
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    } catch (IOException | RuntimeException e) {
      return Runtime.getRuntime().maxMemory();
    }
  }

  /** How each trial of the machine went, for {@code jstack doctor}. */
  public List<Probe> probes() {
    return abilities.probes();
  }

  /** Whether memory and processor limits hold; M5 must be said of services with limits when not. */
  public boolean enforcesLimits() {
    return abilities.cgroups();
  }

  @Override
  public HostFacts facts() {
    return strict.facts();
  }

  @Override
  public HcsApi compute() {
    return strict.compute();
  }

  @Override
  public HcnApi network() {
    return strict.network();
  }

  @Override
  public StorageApi storage() {
    return strict.storage();
  }

  @Override
  public MachineApi machine() {
    return LocalMachine.of(abilities);
  }

  /** Closes published ports; what runs goes on. */
  @Override
  public void close() {
    network.close();
  }
}
