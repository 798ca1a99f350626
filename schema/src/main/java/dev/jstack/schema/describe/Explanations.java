package dev.jstack.schema.describe;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code jstack explain} says: a page for each code and for each attribute. */
public final class Explanations {
  private final DiagnosticCatalog catalog;
  private final Reference reference = Reference.read();
  private final int width;

  /**
   * @param catalog the codes that can be explained
   * @param width columns of a line
   */
  public Explanations(DiagnosticCatalog catalog, int width) {
    this.catalog = catalog;
    this.width = width;
  }

  /**
   * The page of a topic: a code such as {@code JS2104}, or the path of an attribute such as {@code
   * services.ports}, names and list signs left out. A path may be cut short from the left as long
   * as it is not ambiguous.
   */
  public Optional<String> page(String topic) {
    Optional<DiagnosticCode> code = catalog.find(topic);
    return code.isPresent() ? code.map(this::page) : attribute(topic);
  }

  /** What might have been meant by a topic that has no page; nearest first. */
  public List<String> suggestions(String topic) {
    List<String> paths = new ArrayList<>();
    reference.attributes().keySet().forEach(path -> paths.add(plain(path)));
    List<String> ending = paths.stream().filter(path -> path.endsWith("." + topic)).toList();
    if (!ending.isEmpty()) {
      return ending;
    }
    List<String> known = new ArrayList<>(paths);
    catalog.all().forEach(code -> known.add(code.code()));
    paths.forEach(path -> known.add(path.substring(path.lastIndexOf('.') + 1)));
    return DidYouMean.of(topic, known).map(List::of).orElse(List.of());
  }

  private String page(DiagnosticCode code) {
    return code.code()
        + ": "
        + code.title()
        + "\n\n"
        + paragraph(code.cause())
        + "\n"
        + paragraph(code.cure());
  }

  /** Sentences as a page shows them: indented, and wrapped to its width. */
  public String paragraph(String text) {
    StringBuilder out = new StringBuilder();
    new AttributePage(reference, width).paragraph(text, "  ", out);
    return out.toString();
  }

  private Optional<String> attribute(String topic) {
    String wanted = plain(topic);
    List<String> found = new ArrayList<>();
    Map<String, Reference.Entry> attributes = reference.attributes();
    for (String path : attributes.keySet()) {
      if (plain(path).equals(wanted)) {
        return Optional.of(page(path, attributes));
      }
      if (plain(path).endsWith("." + wanted)) {
        found.add(path);
      }
    }
    Optional<String> ofService =
        found.stream().filter(path -> plain(path).equals("services." + wanted)).findFirst();
    return ofService
        .or(() -> found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty())
        .map(path -> page(path, attributes));
  }

  private String page(String path, Map<String, Reference.Entry> attributes) {
    Reference.Entry entry = attributes.get(path);
    return entry == null ? "" : new AttributePage(reference, width).of(path, entry);
  }

  /**
   * A path without names and list signs: {@code services.*.ports[].target} is
   * services.ports.target.
   */
  private static String plain(String path) {
    return path.replace("[]", "").replace(".*", "");
  }
}
