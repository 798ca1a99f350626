package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.bind.StackBinder;
import dev.jstack.schema.canonical.Activation;
import dev.jstack.schema.canonical.CanonicalCode;
import dev.jstack.schema.canonical.CanonicalForm;
import dev.jstack.schema.canonical.Contents;
import dev.jstack.schema.canonical.Normalizer;
import dev.jstack.schema.canonical.UsedResources;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import dev.jstack.schema.source.Environment;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.SourceText;
import dev.jstack.schema.tree.YamlCode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.validate.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One load, phase by phase. A phase with errors is the last one, but for errors that leave a part
 * of the tree to look at: then the later phases tell what they find there.
 */
final class FileStackLoader implements StackLoader {

  @Override
  public LoadResult load(LoadRequest request) {
    return new Load(request).run();
  }

  private static final class Load {
    private final LoadRequest request;
    private final Diagnostics diagnostics = new Diagnostics();
    private final SourceReader sources;
    private final Surroundings surroundings;
    private List<Path> files = List.of();
    private Path directory;
    private Optional<SoundPart> part = Optional.empty();

    Load(LoadRequest request) {
      this.request = request;
      this.directory = request.workingDirectory();
      this.sources =
          new SourceReader(request.workingDirectory(), YamlLimits.DEFAULT.bytes(), diagnostics);
      this.surroundings = new Surroundings(request, sources, diagnostics);
    }

    LoadResult run() {
      List<String> names = surroundings.files();
      directory = surroundings.base(names);
      List<SourceText> texts = surroundings.texts(names);
      files = paths(names);
      Environment environment = surroundings.environment(directory);
      DocumentReader documents = new DocumentReader(sources, request, directory, diagnostics);
      Optional<String> name = name(documents, texts, environment);
      if (texts.isEmpty() || name.isEmpty() || diagnostics.hasErrors()) {
        return failed(Optional.empty());
      }
      Environment named = environment.with("COMPOSE_PROJECT_NAME", name.get());
      Project project = new Project(directory, named);
      Optional<MappingNode> tree =
          new ProjectLoader(documents, sources, request, diagnostics).load(texts, project);
      return tree.isPresent() ? finish(tree.get(), name.get(), named) : empty(texts);
    }

    private List<Path> paths(List<String> names) {
      List<Path> paths = new ArrayList<>();
      for (String name : names) {
        paths.add(request.workingDirectory().resolve(name).normalize());
      }
      return paths;
    }

    private Optional<String> name(
        DocumentReader documents, List<SourceText> texts, Environment environment) {
      List<Document> all = new ArrayList<>();
      for (SourceText text : texts) {
        all.addAll(documents.parse(text).orElse(List.of()));
      }
      SourceRange place =
          texts.isEmpty() ? sources.placeOf(directory) : SourceRange.whole(texts.get(0).file());
      return new NameChoice(environment, diagnostics)
          .choose(request.projectName(), all, directory, place);
    }

    private LoadResult finish(MappingNode merged, String name, Environment environment) {
      tellElsewhere(found -> Validation.structure(merged, found));
      if (!isReadable()) {
        part = SoundPart.of(merged, diagnostics.sorted());
        if (part.isEmpty()) {
          return failed(Optional.empty());
        }
      }
      MappingNode rest = part.map(SoundPart::tree).orElse(merged);
      boolean sound = !diagnostics.hasErrors();
      Diagnostics values = new Diagnostics();
      MappingNode tree =
          CanonicalForm.of(rest, isAsWritten(), values).toBuilder().putText("name", name).build();
      tellElsewhere(found -> found.addAll(values.sorted()));
      if (request.switches().normalize()) {
        tree = new Normalizer(name).normalize(tree);
      }
      LoadResult result = activate(tree, name, environment);
      return sound ? result : failed(Optional.empty());
    }

    private LoadResult activate(MappingNode tree, String name, Environment environment) {
      Set<String> profiles = surroundings.profiles(environment);
      Activation activation = new Activation(profiles, request.services());
      Activation.Active active =
          isAsWritten()
              ? new Activation.Active(tree, Set.of()) // as written, all of it is shown
              : activation.byProfile(tree);
      boolean checked = request.switches().checkConsistency() && !isAsWritten();
      boolean readable = isReadable(); // what does not fit together can be looked at
      if (checked && readable) {
        tellElsewhere(found -> Validation.rules(active.tree(), active.inactive(), found));
      }
      MappingNode selected = activation.byName(active.tree(), diagnostics);
      if (!isAsWritten()) {
        selected =
            new EnvironmentOfServices(sources, directory, environment, diagnostics)
                .resolve(selected, request.switches().resolveEnvironment());
      }
      MappingNode scaled = Scale.apply(selected, request.scale());
      if (request.switches().checkMeaning() && readable) {
        tellElsewhere(found -> Validation.meaning(scaled, found));
        Contents.check(scaled, environment::value, diagnostics);
      }
      if (diagnostics.hasErrors()) {
        return failed(Optional.of(scaled));
      }
      Optional<Stack> stack =
          request.switches().bind()
              ? Optional.of(bind(scaled, name, environment))
              : Optional.empty();
      return result(stack, Optional.of(scaled));
    }

    private boolean isReadable() {
      if (!diagnostics.hasErrors()) {
        return true;
      }
      return diagnostics.sorted().stream()
          .allMatch(finding -> !finding.isError() || isReadableWith(finding.code()));
    }

    private boolean isReadableWith(String code) {
      return SoundPart.isHarmless(code)
          || code.equals(CanonicalCode.VALUE.code())
          || part.isPresent() && SoundPart.isOfForm(code);
    }

    /** Tells what a phase finds, but at places that an earlier phase has refused. */
    private void tellElsewhere(Consumer<Diagnostics> phase) {
      if (!diagnostics.hasErrors()) {
        phase.accept(diagnostics);
        return;
      }
      Diagnostics found = new Diagnostics();
      phase.accept(found);
      Refused refused = Refused.of(diagnostics.sorted());
      for (Diagnostic finding : found.sorted()) {
        if (!refused.covers(finding) && part.stream().noneMatch(it -> it.explains(finding))) {
          diagnostics.add(finding);
        }
      }
    }

    private Stack bind(MappingNode tree, String name, Environment environment) {
      return new StackBinder(environment::value, environment.values(), directory)
          .bind(new StackName(name), UsedResources.of(tree));
    }

    /** Whether variables stay, so that names and texts need not make sense yet. */
    private boolean isAsWritten() {
      return !request.switches().interpolate();
    }

    private LoadResult empty(List<SourceText> texts) {
      if (diagnostics.hasErrors()) {
        return failed(Optional.empty()); // there is something, and what is wrong with it was said
      }
      diagnostics.add(
          Diagnostic.error(
                  YamlCode.EMPTY, SourceRange.whole(texts.get(0).file()), "empty compose file")
              .withHint(YamlCode.EMPTY.cure()));
      return failed(Optional.empty());
    }

    private LoadResult failed(Optional<MappingNode> canonical) {
      return result(Optional.empty(), canonical);
    }

    private LoadResult result(Optional<Stack> stack, Optional<MappingNode> canonical) {
      return new LoadResult(
          Refused.withoutEchoes(diagnostics.sorted()), stack, canonical, files, directory);
    }
  }
}
