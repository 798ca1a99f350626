package dev.jstack.runner.progress;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of one run have come to so far, by row. One thread at a time. */
final class Rows {
  private final Map<String, Row> byNode = new LinkedHashMap<>();
  private final Map<RowName, Row> byName = new LinkedHashMap<>();
  private final Map<String, String> conditions = new LinkedHashMap<>();
  private final Set<String> finished = new LinkedHashSet<>();

  /** Services with more than one replica, of all plans of the run: a rollback has a second one. */
  private final Set<String> numbered = new LinkedHashSet<>();

  private final Set<String> notes = new LinkedHashSet<>();
  private String stack = "";
  private String target = "";

  void plan(EngineEvent.PlanReady plan) {
    stack = plan.stack();
    target = plan.target();
    for (EngineEvent.Step step : plan.steps()) {
      ResourceAddress address = ResourceAddress.parse(step.address());
      if (address.replica() > 1) {
        numbered.add(address.name());
      }
    }
    for (EngineEvent.Step step : plan.steps()) {
      ResourceAddress address = ResourceAddress.parse(step.address());
      RowName name = RowName.of(address, numbered.contains(address.name()));
      Row row = byName.computeIfAbsent(name, Row::new);
      row.expect(step);
      byNode.put(step.node(), row);
      step.until().ifPresent(condition -> conditions.put(step.node(), condition));
    }
  }

  /** The row of a step; a step that no plan announced gets one of its own. */
  Row of(String node, String address) {
    Row known = byNode.get(node);
    if (known != null) {
      return known;
    }
    ResourceAddress parsed = ResourceAddress.parse(address);
    boolean several = numbered.contains(parsed.name()) || parsed.replica() > 1;
    RowName name = RowName.of(parsed, several);
    Row row = byName.computeIfAbsent(name, Row::new);
    byNode.put(node, row);
    return row;
  }

  void finished(String node) {
    finished.add(node);
  }

  /** Whether the sentence is new in this run. */
  boolean note(String text) {
    return notes.add(text);
  }

  Collection<Row> all() {
    return byName.values();
  }

  int count(Row.State state) {
    int count = 0;
    for (Row row : byName.values()) {
      count += row.state() == state ? 1 : 0;
    }
    return count;
  }

  /** What a row that has not begun waits for: {@code api (healthy), db}. */
  String waitsFor(Row row) {
    Set<String> names = new LinkedHashSet<>();
    for (EngineEvent.Step step : row.steps()) {
      for (String node : step.waitsFor()) {
        Row other = byNode.get(node);
        if (other != null && other != row && !finished.contains(node)) {
          String condition = conditions.get(node);
          names.add(
              condition == null ? other.name().toString() : other.name() + " (" + condition + ")");
        }
      }
    }
    return names.isEmpty() ? "" : "waits for " + String.join(", ", names);
  }

  /** Why a step is skipped, in names that people know: {@code api-2 failed}. */
  String because(String reason) {
    for (Row row : byName.values()) {
      for (EngineEvent.Step step : row.steps()) {
        if (step.address().equals(reason)) {
          return row.name() + " failed";
        }
      }
    }
    return reason;
  }

  /** {@code shop · local host}, and what it has: {@code 4 services, 1 network}. */
  String title() {
    return target.isEmpty() ? stack : stack + " · " + target;
  }

  String contents() {
    List<String> parts = new ArrayList<>();
    for (ResourceKind kind :
        List.of(ResourceKind.SERVICE, ResourceKind.NETWORK, ResourceKind.VOLUME)) {
      long number = names(kind, Optional.empty());
      if (number > 0) {
        parts.add(Words.count(number, kind.word()));
      }
    }
    return String.join(", ", parts);
  }

  /** How many services, networks or volumes have a step, of a verb if one is given. */
  long names(ResourceKind kind, Optional<String> verb) {
    Set<String> names = new LinkedHashSet<>();
    for (Row row : byName.values()) {
      for (EngineEvent.Step step : row.steps()) {
        ResourceAddress address = ResourceAddress.parse(step.address());
        if (address.kind() == kind && verb.map(step.verb()::equals).orElse(true)) {
          names.add(address.name());
        }
      }
    }
    return names.size();
  }
}
