package dev.jstack.host.strict.compute;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.host.strict.network.NetworkService;
import dev.jstack.host.strict.store.Store;
import dev.jstack.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** HCS: the calls of {@link HcsApi} by its rules. Different systems are independent. */
public final class ComputeService implements HcsApi {
  private final Systems systems;
  private final DocumentReader reader;
  private final BuildCheck builds;
  private final Lifecycle lifecycle;
  private final NetworkService network;
  private final ServiceSettings settings;

  /**
   * A service.
   *
   * @param network where systems come into their namespaces
   * @param versions which Windows a layer is of; decides about IMAGE_MISMATCH
   */
  public ComputeService(
      HostFacts facts,
      Store<SystemRecord> store,
      ComputeBackend backend,
      NetworkService network,
      LayerVersions versions,
      Clock clock) {
    this.reader = new DocumentReader(facts);
    this.builds = new BuildCheck(facts, versions);
    this.systems = new Systems(store, reader);
    this.lifecycle = new Lifecycle(facts, systems, backend, network, clock);
    this.network = network;
    this.settings = new ServiceSettings(facts);
  }

  @Override
  public HcsSystem createComputeSystem(String id, String configuration, Deadline deadline) {
    SystemSpec spec = reader.read(id, configuration);
    builds.run(spec);
    lifecycle.settle(id);
    Systems.Entry entry = systems.add(id, configuration, spec);
    try {
      lifecycle.create(entry);
    } catch (HostException e) {
      systems.remove(id);
      throw e;
    }
    return open(id, entry);
  }

  @Override
  public HcsSystem openComputeSystem(String id) {
    lifecycle.settle(id);
    Systems.Entry entry =
        systems
            .find(id)
            .orElseThrow(() -> HResult.HCS_E_SYSTEM_NOT_FOUND.failure("HcsOpenComputeSystem", id));
    lifecycle.refuseStopped("HcsOpenComputeSystem", entry);
    return open(id, entry);
  }

  @Override
  public String enumerateComputeSystems(String query, Deadline deadline) {
    SystemQuery wanted = HcsText.query("HcsEnumerateComputeSystems", "", query, SystemQuery.class);
    List<SystemProperties> found =
        systems.all().stream()
            .flatMap(entry -> lifecycle.basics(entry).stream())
            .filter(system -> matches(wanted, system))
            .toList();
    return Json.DOCUMENT.write(found);
  }

  @Override
  public String serviceProperties(String query) {
    return settings.properties(query);
  }

  @Override
  public String modifyServiceSettings(String text) {
    return settings.modify(text);
  }

  /**
   * Makes up for clients that died: half-started systems are ended, systems that ended while nobody
   * held them are removed. For a host that is the only writer of its store.
   */
  public void recover() {
    systems.all().forEach(lifecycle::recover);
    network.recover(systems.ids());
  }

  private HcsSystem open(String id, Systems.Entry entry) {
    synchronized (entry) {
      entry.open();
    }
    return new OpenSystem(id, entry, lifecycle);
  }

  private static boolean matches(SystemQuery query, SystemProperties system) {
    return contains(query.ids(), system.id().orElse(""))
        && contains(query.names(), system.name().orElse(""))
        && contains(query.types(), system.systemType().orElse(""))
        && contains(query.owners(), system.owner().orElse(""));
  }

  /** HCS keeps no case; an empty list filters nothing. */
  private static boolean contains(List<String> wanted, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || wanted.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(lower));
  }
}
