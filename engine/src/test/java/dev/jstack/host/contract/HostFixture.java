package dev.jstack.host.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.Host;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A host under a contract, and the systems that a test makes on it. */
public abstract class HostFixture {
  static final String ID = "shop.web.1.0123456789ab";

  private final List<AutoCloseable> open = new ArrayList<>();

  /** A host without systems. */
  protected abstract Host host();

  /** Read-only layers that a system can be made of. */
  protected abstract List<String> layers();

  /** A prepared scratch layer, as {@code Storage.Path} names it. */
  protected abstract String volume(String id);

  /** A scratch layer that is not mounted, for hyperv isolation. */
  protected abstract String scratch(String id);

  /** A command that runs until it is ended. */
  protected abstract String longCommand();

  @AfterEach
  void end_what_was_started() throws Exception {
    if (!open.isEmpty()) {
      for (String id : found(SystemQuery.ownedBy("jstack"))) {
        end(id);
      }
      for (AutoCloseable each : open) {
        each.close();
      }
    }
    afterwards();
  }

  /** Looks whether the host is clean and closes it. */
  protected void afterwards() {}

  private void end(String id) {
    try (HcsSystem system = host().compute().openComputeSystem(id)) {
      system.terminate(Given.soon());
    } catch (HostException e) {
      assertThat(e.error()).isEqualTo(HostError.NOT_FOUND); // it had stopped already
    }
  }

  protected ComputeSystem container() {
    return Given.container(layers(), volume(ID), Optional.empty());
  }

  protected HcsSystem created(String id, String document) {
    HcsSystem system = host().compute().createComputeSystem(id, document, Given.soon());
    open.add(system);
    return system;
  }

  HcsSystem created() {
    return created(ID, Json.DOCUMENT.write(container()));
  }

  protected HcsSystem started() {
    HcsSystem system = created();
    system.start(Given.soon());
    return system;
  }

  protected HcsProcess running(HcsSystem system) {
    return running(system, Given.process(longCommand()));
  }

  HcsProcess running(HcsSystem system, String parameters) {
    HcsProcess process = system.createProcess(parameters, Given.soon());
    open.add(process);
    return process;
  }

  static SystemProperties properties(HcsSystem system, String... types) {
    return Json.DOCUMENT.read(
        system.properties(Json.DOCUMENT.write(PropertyQuery.of(types)), Given.soon()),
        SystemProperties.class);
  }

  List<String> found(SystemQuery query) {
    String answer =
        host().compute().enumerateComputeSystems(Json.DOCUMENT.write(query), Given.soon());
    List<String> ids = new ArrayList<>();
    for (Object each : (List<?>) Json.tree(answer)) {
      ids.add(Json.DOCUMENT.bind(each, SystemProperties.class).id().orElseThrow());
    }
    return ids;
  }
}
