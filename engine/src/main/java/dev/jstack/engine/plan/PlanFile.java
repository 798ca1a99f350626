package dev.jstack.engine.plan;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.List;
import java.util.Optional;

/**
 * The JSON form of a plan: what {@code plan --format json} prints and {@code plan -o} saves.
 *
 * <p>It holds no documents, so no environment and no secret. Carrying it out means planning again
 * and refusing unless the same host state and the same steps come out.
 *
 * @param formatVersion of this form; members are only added within one
 */
public record PlanFile(
    int formatVersion,
    String stack,
    String target,
    boolean down,
    String fingerprint,
    List<Entry> changes,
    List<Step> steps,
    int unchanged,
    List<String> notes) {

  private static final int FORMAT_VERSION = 1;

  public PlanFile {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** A change; {@code kind} is the word of {@link Change.Kind}. */
  public record Entry(
      String kind,
      String what,
      String name,
      List<Integer> replicas,
      String summary,
      List<Field> fields,
      List<String> reasons) {}

  /** A field that differs; {@code where} is {@code file:line:column}. */
  public record Field(
      String path, Optional<String> before, Optional<String> after, Optional<String> where) {}

  /** A step. */
  public record Step(
      String id,
      String verb,
      String address,
      String object,
      String cause,
      List<String> dependencies,
      String group,
      boolean destructive) {}

  /** The file form of {@code plan}. */
  public static PlanFile of(Plan plan) {
    return new PlanFile(
        FORMAT_VERSION,
        plan.stack().value(),
        plan.target(),
        plan.down(),
        plan.fingerprint(),
        plan.changes().stream().map(PlanFile::entry).toList(),
        plan.nodes().stream().map(PlanFile::step).toList(),
        plan.unchanged(),
        plan.notes());
  }

  /**
   * Reads a saved plan.
   *
   * @throws IllegalArgumentException when it is none, or of a version that this jstack does not
   *     know; the message says so
   */
  public static PlanFile read(String text) {
    PlanFile file;
    try {
      file = Json.PLAIN.readLenient(text, PlanFile.class);
    } catch (JsonException e) {
      throw new IllegalArgumentException("no plan file: " + e.getMessage(), e);
    }
    if (file.formatVersion() != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "the plan file has format %d, this jstack reads format %d"
              .formatted(file.formatVersion(), FORMAT_VERSION));
    }
    return file;
  }

  /** The text of the file, indented. */
  public String text() {
    return Json.PLAIN.writeIndented(this);
  }

  /** Why {@code plan}, made just now, is not what was saved; empty when it is. */
  public Optional<String> difference(Plan plan) {
    PlanFile now = of(plan);
    if (!now.stack().equals(stack) || !now.target().equals(target)) {
      return Optional.of("it was made for stack %s on %s".formatted(stack, target));
    }
    if (!now.fingerprint().equals(fingerprint)) {
      return Optional.of("the host has changed since the plan was made");
    }
    return now.steps().equals(steps)
        ? Optional.empty()
        : Optional.of("the stack file has changed since the plan was made");
  }

  private static Entry entry(Change change) {
    return new Entry(
        change.kind().word(),
        change.what(),
        change.name(),
        change.replicas(),
        change.summary(),
        change.fields().stream().map(PlanFile::field).toList(),
        change.reasons());
  }

  private static Field field(Change.FieldChange field) {
    return new Field(
        field.path(), field.before(), field.after(), field.where().map(SourceRange::label));
  }

  private static Step step(PlanNode node) {
    return new Step(
        node.id(),
        node.verb().word(),
        node.address().toString(),
        node.action().object(),
        node.cause(),
        List.copyOf(node.dependencies()),
        node.group(),
        node.destructive());
  }
}
