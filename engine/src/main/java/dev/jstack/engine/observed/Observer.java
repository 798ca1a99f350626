package dev.jstack.engine.observed;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.journal.Journal;
import dev.jstack.engine.journal.JournalEntry;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.state.WatchRecord;
import dev.jstack.host.Host;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.schema.model.StackName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at a host and its state directory. */
public final class Observer {
  private static final Comparator<SystemId> BY_ADDRESS =
      Comparator.comparing(SystemId::address).thenComparing(SystemId::digest);

  private final HostReader reader;
  private final FirstProcess firstProcess;
  private final StateDirectory state;

  /** Looks at {@code host} and what {@code state} remembers of it. */
  public Observer(Host host, StateDirectory state) {
    this.reader = new HostReader(host);
    this.firstProcess = new FirstProcess(host.compute());
    this.state = state;
  }

  /** The whole host, listed once. */
  public HostSnapshot snapshot() {
    return reader.read();
  }

  /** What is there of {@code stack}. */
  public ObservedState observe(StackName stack) {
    return observe(stack, snapshot());
  }

  /** What is there of {@code stack}, by a snapshot made before. */
  public ObservedState observe(StackName stack, HostSnapshot host) {
    StackDirectory directory = state.stack(stack);
    Map<String, ReplicaRecord> records = Records.replicas(directory).all();
    Map<String, WatchRecord> watches = Records.watch(directory).all();
    List<JournalEntry> unfinished = Journal.open(directory.journal());
    Set<String> halfMade =
        unfinished.stream().map(JournalEntry::object).collect(Collectors.toSet());
    Map<SystemId, ObservedContainer> containers = new TreeMap<>(BY_ADDRESS);
    for (SystemId id : ids(stack, host, records.keySet())) {
      String text = id.toString();
      containers.put(
          id,
          container(
              id,
              host,
              halfMade.contains(text),
              Optional.ofNullable(records.get(text)),
              Optional.ofNullable(watches.get(text))));
    }
    return new ObservedState(
        stack,
        host,
        containers,
        AppliedStack.read(directory),
        unfinished,
        providers(directory),
        Records.hooks(directory).all());
  }

  private static Map<String, ProviderRecord> providers(StackDirectory directory) {
    Map<String, ProviderRecord> byService = new TreeMap<>();
    Records.providers(directory)
        .all()
        .values()
        .forEach(record -> byService.put(record.service(), record));
    return byService;
  }

  /** Every stack that has something on the host or in the state directory, sorted. */
  public List<StackName> stacks(HostSnapshot host) {
    Stream<StackName> systems =
        names(host).flatMap(id -> SystemId.parse(id).stream()).map(SystemId::stack);
    Stream<StackName> networks =
        host.networks().values().stream()
            .flatMap(network -> network.name().stream())
            .flatMap(name -> Naming.parseNetworkName(name).stream())
            .flatMap(name -> name.stack().stream());
    Stream<StackName> endpoints =
        host.endpoints().values().stream()
            .flatMap(endpoint -> endpoint.name().stream())
            .flatMap(name -> Naming.parseEndpointName(name).stream())
            .flatMap(name -> name.stack().stream());
    Set<String> found = new TreeSet<>();
    Stream.of(systems, networks, endpoints, state.stackNames().stream())
        .flatMap(names -> names)
        .forEach(name -> found.add(name.value()));
    return found.stream().map(StackName::new).toList();
  }

  private static Set<SystemId> ids(StackName stack, HostSnapshot host, Set<String> records) {
    return Stream.concat(names(host), records.stream())
        .flatMap(id -> SystemId.parse(id).stream())
        .filter(id -> id.stack().equals(stack))
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(HostSnapshot host) {
    return Stream.of(host.systems().keySet(), host.scratches(), host.stagedFiles())
        .flatMap(ids -> ids.stream());
  }

  private ObservedContainer container(
      SystemId id,
      HostSnapshot host,
      boolean halfMade,
      Optional<ReplicaRecord> record,
      Optional<WatchRecord> watch) {
    ObservedContainer.Presence presence =
        presence(Optional.ofNullable(host.systems().get(id.toString())));
    boolean processGone =
        presence == ObservedContainer.Presence.RUNNING
            && record
                .flatMap(ReplicaRecord::pid)
                .filter(pid -> firstProcess.isGone(id, pid))
                .isPresent();
    return new ObservedContainer(
        id,
        presence,
        host.scratches().contains(id.toString()),
        processGone,
        halfMade,
        record,
        watch);
  }

  private static ObservedContainer.Presence presence(Optional<SystemProperties> system) {
    if (system.isEmpty() || system.get().stopped()) {
      return ObservedContainer.Presence.STOPPED;
    }
    return switch (system.get().state().orElse("")) {
      case "Running" -> ObservedContainer.Presence.RUNNING;
      case "Paused" -> ObservedContainer.Presence.PAUSED;
      case "Created" -> ObservedContainer.Presence.CREATED;
      default -> ObservedContainer.Presence.STOPPED;
    };
  }
}
