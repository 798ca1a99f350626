package dev.jstack.schema.conformance;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.expand.LongForm;
import dev.jstack.schema.expand.PathResolver;
import dev.jstack.schema.interpolate.Operator;
import dev.jstack.schema.interpolate.Template;
import dev.jstack.schema.interpolate.TemplateException;
import dev.jstack.schema.source.DotEnv;
import dev.jstack.schema.source.ProjectName;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.SourceText;
import dev.jstack.schema.validate.Validation;
import dev.jstack.schema.value.ByteSizes;
import dev.jstack.schema.value.HostPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cases of one text: templates, env files, short syntaxes, sizes, paths, names. */
final class TextCases {
  private static final SourceRange PLACE = SourceRange.whole(SourceFile.named("case"));

  Outcome run(SpecCase c) {
    return switch (c.kind()) {
      case "template" -> template(c);
      case "template-operator" -> operator(c);
      case "dotenv" -> dotenv(c);
      case "volume-short" -> shortForm(c, "volumes");
      case "port-short" -> shortForm(c, "ports");
      case "windows-mount" -> windowsMount(c);
      case "windows-abs" -> compare(c, HostPath.isWindowsAbsolute(c.input()));
      case "bytes" -> compare(c, ByteSizes.parse(c.input()).orElse(null));
      case "project-name" -> projectName(c);
      default -> Outcome.failed("unknown kind");
    };
  }

  private static Outcome compare(SpecCase c, @Nullable Object actual) {
    if (c.expectsError()) {
      return actual == null ? Outcome.PASSED : Outcome.failed("accepted as " + actual);
    }
    String wanted = Objects.toString(c.normalized());
    return wanted.equals(Objects.toString(actual))
        ? Outcome.PASSED
        : Outcome.failed("expected " + wanted + " but was " + actual);
  }

  private static Outcome template(SpecCase c) {
    Map<String, String> env = c.environment();
    try {
      return compare(
          c, new Template(n -> Optional.ofNullable(env.get(n)), n -> {}).replace(c.input()));
    } catch (TemplateException e) {
      return c.expectsError() ? Outcome.PASSED : Outcome.failed("refused: " + e.getMessage());
    }
  }

  private static Outcome operator(SpecCase c) {
    try {
      return compare(
          c,
          Template.references("${" + c.input() + "}")
              .get(0)
              .operator()
              .map(Operator::text)
              .orElse(null));
    } catch (TemplateException e) {
      return Outcome.failed("refused: " + e.getMessage());
    }
  }

  private static Outcome dotenv(SpecCase c) {
    Diagnostics found = new Diagnostics();
    Map<String, String> env = c.environment();
    SourceText text = SourceText.of(".env", c.input());
    Map<String, String> values =
        DotEnv.parse(text.file(), text.text(), n -> Optional.ofNullable(env.get(n)), found);
    return outcome(c, found, values);
  }

  private static Outcome outcome(SpecCase c, Diagnostics found, @Nullable Object actual) {
    if (c.expectsError()) {
      return found.hasErrors() ? Outcome.PASSED : Outcome.failed("accepted as " + actual);
    }
    if (found.hasErrors()) {
      return Outcome.failed("refused: " + messages(found));
    }
    return c.has("normalized")
        ? Outcome.ofDifference(TreeValues.difference("", c.normalized(), actual))
        : Outcome.PASSED;
  }

  private static List<String> messages(Diagnostics found) {
    return found.sorted().stream().filter(Diagnostic::isError).map(Diagnostic::message).toList();
  }

  private static Outcome shortForm(SpecCase c, String attribute) {
    Diagnostics found = new Diagnostics();
    MappingNode service = expanded(c.input(), attribute, found);
    SequenceNode list = Objects.requireNonNull(service.sequence(attribute));
    boolean single = attribute.equals("volumes") && list.items().size() == 1;
    Object actual = TreeValues.of(single ? list.items().get(0) : list);
    return outcome(c, found, c.has("match") ? asked(c.normalized(), actual) : actual);
  }

  /** Of {@code actual} the keys that {@code wanted} has. */
  private static @Nullable Object asked(@Nullable Object wanted, @Nullable Object actual) {
    if (wanted instanceof Map<?, ?> keys && actual instanceof Map<?, ?> map) {
      Map<Object, Object> kept = new LinkedHashMap<>(map);
      kept.keySet().retainAll(keys.keySet());
      return kept;
    }
    return actual;
  }

  private static MappingNode expanded(String item, String attribute, Diagnostics found) {
    MappingNode document = document(item, attribute);
    PathResolver paths = new PathResolver(Path.of("/"), Path.of("/"), Optional.empty(), false);
    MappingNode full = LongForm.of(document, paths, false, found);
    return Objects.requireNonNull(Objects.requireNonNull(full.mapping("services")).mapping("a"));
  }

  private static MappingNode document(String item, String attribute) {
    SequenceNode list = new SequenceNode(List.of(ScalarNode.text(item, PLACE)), PLACE);
    MappingNode service =
        MappingNode.builder(PLACE).putText("image", "x").put(attribute, list).build();
    return MappingNode.builder(PLACE)
        .put("services", MappingNode.builder(PLACE).put("a", service).build())
        .build();
  }

  /**
   * What moby's Windows engine takes is what the short form and the rules of Windows let through.
   */
  private static Outcome windowsMount(SpecCase c) {
    Diagnostics found = new Diagnostics();
    MappingNode service = expanded(c.input(), "volumes", found);
    MappingNode.Builder stack =
        MappingNode.builder(PLACE)
            .put("services", MappingNode.builder(PLACE).put("a", service).build());
    SequenceNode mounts = Objects.requireNonNull(service.sequence("volumes"));
    if (mounts.items().get(0) instanceof MappingNode mount
        && "volume".equals(mount.text("type"))
        && mount.get("source") instanceof ScalarNode source) {
      Node nothing = ScalarNode.nullAt(PLACE);
      stack.put("volumes", MappingNode.builder(PLACE).put(source.text(), nothing).build());
    }
    if (!found.hasErrors()) {
      Validation.structure(stack.build(), found);
    }
    if (!found.hasErrors()) {
      Validation.meaning(stack.build(), found);
    }
    return outcome(c, found, new LinkedHashMap<>());
  }

  private static Outcome projectName(SpecCase c) {
    boolean explicit = c.options().optString("origin").startsWith("-p");
    String name = explicit ? c.input() : ProjectName.normalized(c.input());
    String refusal = ProjectName.refusal(name);
    return compare(c, refusal.isEmpty() ? name : null);
  }
}
