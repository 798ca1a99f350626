package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.schema.merge.Merger;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.NodePath;
import dev.jstack.schema.tree.ScalarNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code extends}: a service over another of the same document or of another file. The other keeps
 * the variables of this project, and its relative paths start beside its own file.
 */
final class Extends {
  private static final int LONGEST_CHAIN = 200;

  private final DocumentReader documents;
  private final LoadRequest request;
  private final Diagnostics diagnostics;
  private final Merger merger;
  private final Map<Key, Optional<MappingNode>> done = new HashMap<>();

  /** A service of a file; {@code scope} tells documents of the same name apart. */
  private record Key(Object scope, String service) {}

  /** Where services are looked up: the tree, and what the document clears in their bases. */
  private record Scope(
      Object identity, String name, MappingNode tree, List<NodePath> cleared, Project project) {}

  Extends(DocumentReader documents, LoadRequest request, Diagnostics diagnostics) {
    this.documents = documents;
    this.request = request;
    this.diagnostics = diagnostics;
    this.merger = new Merger(diagnostics);
  }

  /** The tree of {@code part} with every {@code extends} carried out. */
  MappingNode apply(DocumentReader.Part part, Project project) {
    MappingNode services = part.tree().mapping("services");
    if (services == null) {
      return part.tree();
    }
    String file = services.range().file().name();
    Scope scope = new Scope(part, file, part.tree(), part.document().cleared(), project);
    MappingNode.Builder extended = services.toBuilder();
    for (MappingNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MappingNode service && service.has("extends")) {
        extend(scope, entry.key(), new ArrayList<>()).ifPresent(s -> extended.put(entry.with(s)));
      }
    }
    return part.tree().with("services", extended.build());
  }

  private Optional<MappingNode> extend(Scope scope, String name, List<String> chain) {
    Key key = new Key(scope.identity(), name);
    Optional<MappingNode> known = done.get(key);
    if (known == null) {
      known = compute(scope, name, chain);
      done.put(key, known);
    }
    return known;
  }

  private Optional<MappingNode> compute(Scope scope, String name, List<String> chain) {
    MappingNode services = scope.tree().mapping("services");
    Node value = services == null ? null : services.get(name);
    if (!(value instanceof MappingNode service)) {
      return value != null && value.isNull()
          ? Optional.of(MappingNode.empty(value.range()))
          : Optional.empty();
    }
    Node reference = service.get("extends");
    if (reference == null) {
      return Optional.of(service);
    }
    String link = scope.name() + ":" + name;
    if (chain.contains(link)) {
      chain.add(link);
      return refuse(
          LoadCode.EXTENDS_CYCLE, reference, "Circular reference: " + String.join(" -> ", chain));
    }
    if (chain.size() == LONGEST_CHAIN) {
      return refuse(
          LoadCode.TOO_DEEP, reference, "more than " + LONGEST_CHAIN + " services in one chain");
    }
    chain.add(link);
    return base(scope, name, reference, chain)
        .map(base -> over(base, service.without("extends"), name, scope));
  }

  private MappingNode over(MappingNode base, MappingNode service, String name, Scope scope) {
    return merger.mergeServices(cleared(base, name, scope.cleared()), service, name);
  }

  private static MappingNode cleared(MappingNode base, String name, List<NodePath> cleared) {
    List<NodePath> own =
        cleared.stream()
            .filter(p -> p.steps().size() > 2 && p.steps().get(0).equals("services"))
            .filter(p -> p.steps().get(1).equals(name))
            .map(p -> new NodePath(p.steps().subList(2, p.steps().size())))
            .toList();
    return Merger.clear(base, own);
  }

  private Optional<MappingNode> base(Scope scope, String name, Node reference, List<String> chain) {
    String service = reference instanceof MappingNode m ? m.text("service") : null;
    if (service == null) {
      return refuse(LoadCode.EXTENDS, reference, "extends." + name + ".service is required");
    }
    ScalarNode file =
        reference instanceof MappingNode m && m.get("file") instanceof ScalarNode f && !f.isNull()
            ? f
            : null;
    Optional<Scope> where = file == null ? Optional.of(scope) : other(file, scope);
    if (where.isEmpty()) {
      return Optional.empty();
    }
    MappingNode services = where.get().tree().mapping("services");
    if (services == null || !services.has(service)) {
      String in = file == null ? "" : " in " + where.get().name();
      Set<String> names = services == null ? Set.of() : services.keys();
      return notFound(reference, name, service, in, names);
    }
    return extend(where.get(), service, chain);
  }

  private Optional<Scope> other(ScalarNode file, Scope scope) {
    if (file.text().contains("://") || file.text().startsWith("git@")) {
      refuse(LoadCode.REMOTE, file, "a remote file cannot be extended: " + file.text());
      return Optional.empty();
    }
    Path path = documents.paths(scope.project()).file(file.text());
    Path directory = Optional.ofNullable(path.getParent()).orElse(scope.project().directory());
    Outside.tell(path, request, file.range(), diagnostics);
    Project project = new Project(directory, scope.project().environment());
    return documents
        .read(path, project, file.range())
        .flatMap(parts -> merged(parts).map(tree -> scope(path, tree, parts, project, file)));
  }

  private Scope scope(
      Path path, MappingNode tree, List<DocumentReader.Part> parts, Project project, Node asker) {
    List<NodePath> cleared = parts.get(parts.size() - 1).document().cleared();
    return new Scope(List.of(path, project), fileName(parts, asker), tree, cleared, project);
  }

  private static String fileName(List<DocumentReader.Part> parts, Node asker) {
    return parts.isEmpty()
        ? asker.range().file().name()
        : parts.get(0).tree().range().file().name();
  }

  private Optional<MappingNode> merged(List<DocumentReader.Part> parts) {
    MappingNode tree = null;
    for (DocumentReader.Part part : parts) {
      tree =
          tree == null
              ? part.tree()
              : merger.mergeFiles(Merger.clear(tree, part.document().cleared()), part.tree());
    }
    return Optional.ofNullable(tree);
  }

  private Optional<MappingNode> notFound(
      Node reference, String name, String service, String in, Set<String> names) {
    Diagnostic error =
        Diagnostic.error(
            LoadCode.EXTENDS,
            reference.range(),
            "cannot extend service \"%s\"%s: service \"%s\" not found"
                .formatted(name, in, service));
    diagnostics.add(
        DidYouMean.question(service, names)
            .map(error::withLabel)
            .orElseGet(() -> error.withHint(LoadCode.EXTENDS.cure())));
    return Optional.empty();
  }

  private Optional<MappingNode> refuse(LoadCode code, Node at, String message) {
    diagnostics.add(Diagnostic.error(code, at.range(), message).withHint(code.cure()));
    return Optional.empty();
  }
}
