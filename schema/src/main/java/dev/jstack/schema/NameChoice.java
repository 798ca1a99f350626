package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.Template;
import dev.jstack.schema.interpolate.TemplateException;
import dev.jstack.schema.source.Environment;
import dev.jstack.schema.source.ProjectName;
import dev.jstack.schema.source.SourceCode;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The project's name: of the command line, the environment, the files, or the directory. */
final class NameChoice {
  private final Environment environment;
  private final Diagnostics diagnostics;

  NameChoice(Environment environment, Diagnostics diagnostics) {
    this.environment = environment;
    this.diagnostics = diagnostics;
  }

  /** The name; empty with a finding when the one that counts is refused. */
  Optional<String> choose(
      Optional<String> asked, List<Document> documents, Path directory, SourceRange place) {
    Optional<String> explicit = asked.isPresent() ? asked : environment.setting("PROJECT_NAME");
    if (explicit.isPresent()) {
      return checked(explicit.get(), place);
    }
    String name = ProjectName.normalized(written(documents));
    if (name.isEmpty()) {
      Path last = directory.toAbsolutePath().normalize().getFileName();
      name = ProjectName.normalized(last == null ? "" : last.toString());
    }
    return checked(name, place);
  }

  private Optional<String> checked(String name, SourceRange place) {
    String refusal = ProjectName.refusal(name);
    if (refusal.isEmpty()) {
      return Optional.of(name);
    }
    diagnostics.add(
        Diagnostic.error(SourceCode.PROJECT_NAME, place, refusal)
            .withHint(SourceCode.PROJECT_NAME.cure()));
    return Optional.empty();
  }

  /** The last {@code name:} that is not empty, its variables replaced. */
  private String written(List<Document> documents) {
    String name = "";
    for (Document document : documents) {
      if (document.root() instanceof MappingNode root
          && root.get("name") instanceof ScalarNode scalar
          && scalar.isText()) {
        String replaced = replaced(scalar.text());
        name = replaced.isEmpty() ? name : replaced;
      }
    }
    return name;
  }

  /** A faulty text is told when the whole file is interpolated. */
  private String replaced(String text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    try {
      return new Template(environment, unset -> {}).replace(text);
    } catch (TemplateException e) {
      return "";
    }
  }
}
