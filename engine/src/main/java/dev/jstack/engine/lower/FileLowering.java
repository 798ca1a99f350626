package dev.jstack.engine.lower;

import dev.jstack.engine.desired.SecretBytes;
import dev.jstack.engine.digest.ConfigDigest;
import dev.jstack.schema.model.FileGrant;
import dev.jstack.schema.model.FileSource;
import dev.jstack.schema.model.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets and configs: reads their contents and decides where the container sees them. */
final class FileLowering {
  private static final String WINDOWS_SECRETS = "C:\\ProgramData\\Docker\\secrets";

  private final Stack stack;
  private final LoweringContext context;
  private final PathStyle paths;
  private final Findings findings;
  private final ExternalLowering externals;
  private final Map<String, Optional<SecretBytes>> contents = new HashMap<>();

  FileLowering(Stack stack, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.paths = PathStyle.of(context.facts());
    this.findings = findings;
    this.externals = new ExternalLowering(context, findings);
  }

  List<FilePlan> lower(ServiceChoice choice) {
    List<FilePlan> plans = new ArrayList<>();
    for (FileGrant grant : choice.service().secrets()) {
      List<String> targets = targets(choice, grant, secretDirectories());
      plan(grant, stack.secrets(), "secrets", targets).ifPresent(plans::add);
    }
    for (FileGrant grant : choice.service().configs()) {
      List<String> targets = targets(choice, grant, List.of(paths.root()));
      plan(grant, stack.configs(), "configs", targets).ifPresent(plans::add);
    }
    return plans;
  }

  /** Directories that hold nothing but secrets, and so can be mapped whole. */
  List<String> secretDirectories() {
    return paths.isWindows()
        ? List.of(WINDOWS_SECRETS, "C:\\run\\secrets")
        : List.of("/run/secrets");
  }

  /** An absolute target as it is, a name below each of {@code directories}. */
  private List<String> targets(ServiceChoice choice, FileGrant grant, List<String> directories) {
    String written = grant.target().orElse(grant.source());
    List<String> targets =
        directories.stream()
            .flatMap(
                directory ->
                    paths
                        .target(written)
                        .or(() -> paths.target(paths.in(directory, written)))
                        .stream())
            .distinct()
            .toList();
    if (targets.isEmpty()) {
      findings.error(
          PlanningCode.MOUNT_TARGET,
          choice.path(),
          "`%s` cannot be given to `%s` at `%s`"
              .formatted(grant.source(), choice.service().name(), written));
    }
    return targets;
  }

  private Optional<FilePlan> plan(
      FileGrant grant, Map<String, FileSource> sources, String kind, List<String> targets) {
    FileSource source = sources.get(grant.source());
    if (source == null) {
      return Optional.empty();
    }
    boolean secret = kind.equals("secrets");
    String path = kind + "." + source.key();
    return read(source, path)
        .map(
            bytes ->
                new FilePlan(source.key(), targets, bytes, secret, hash(source, bytes, secret)));
  }

  private String hash(FileSource source, SecretBytes content, boolean secret) {
    return secret
        ? ConfigDigest.ofSecret(stack.name().value(), source.key(), content.reveal())
        : ConfigDigest.ofContent(content.reveal());
  }

  /** The content of a top-level secret or config; empty when it is told why not. */
  Optional<SecretBytes> read(FileSource source, String path) {
    return contents.computeIfAbsent(path, key -> content(source, path));
  }

  private Optional<SecretBytes> content(FileSource source, String path) {
    if (source.content().isPresent()) {
      return Optional.of(SecretBytes.of(source.content().get().getBytes(StandardCharsets.UTF_8)));
    }
    return source.file().isPresent()
        ? ofFile(source.file().get(), path)
        : externals.find(source.name(), path);
  }

  private Optional<SecretBytes> ofFile(Path file, String path) {
    try {
      return Optional.of(SecretBytes.of(context.files().read(file)));
    } catch (IOException e) {
      findings.error(
          PlanningCode.FILE_UNREADABLE,
          path,
          "`%s` cannot be read from %s: %s".formatted(path, file, reason(e)));
      return Optional.empty();
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : e.getClass().getSimpleName();
  }
}
