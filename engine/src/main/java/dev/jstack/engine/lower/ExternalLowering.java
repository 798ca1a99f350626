package dev.jstack.engine.lower;

import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.engine.desired.SecretBytes;
import dev.jstack.engine.external.ExternalKind;
import dev.jstack.engine.external.ExternalName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** External secrets and configs: their contents, or what to do about those that are not there. */
final class ExternalLowering {
  private final LoweringContext context;
  private final Findings findings;

  ExternalLowering(LoweringContext context, Findings findings) {
    this.context = context;
    this.findings = findings;
  }

  /**
   * The content; empty when it is told why not.
   *
   * @param path {@code secrets.KEY} or {@code configs.KEY}
   */
  Optional<SecretBytes> find(String name, String path) {
    ExternalKind kind = path.startsWith("secrets.") ? ExternalKind.SECRET : ExternalKind.CONFIG;
    String what = "external " + kind.word() + " `" + name + "`";
    if (!ExternalName.isLegal(name)) {
      findings.error(
          PlanningCode.FILE_EXTERNAL, path, what + " cannot be there", ExternalName.RULE);
      return Optional.empty();
    }
    return context.assumeExternals() ? assumed(what, name, path) : kept(kind, what, name, path);
  }

  private Optional<SecretBytes> assumed(String what, String name, String path) {
    findings.note(
        PlanningCode.EXTERNAL_ASSUMED,
        path,
        what + " is taken to be on the host; the plan goes by its name instead of its content");
    return Optional.of(SecretBytes.of(("(" + name + ")").getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<SecretBytes> kept(ExternalKind kind, String what, String name, String path) {
    try {
      Optional<SecretBytes> content = context.externals().find(kind, name);
      if (content.isEmpty()) {
        missing(kind, what, name, path);
      }
      return content;
    } catch (IOException e) {
      findings.error(
          PlanningCode.FILE_UNREADABLE, path, what + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void missing(ExternalKind kind, String what, String name, String path) {
    String create = "jstack external create " + kind.word() + " " + name + " FILE";
    findings.error(
        PlanningCode.FILE_EXTERNAL,
        path,
        what + " is not on this host",
        DidYouMean.of(name, context.externals().names(kind))
            .map(near -> "did you mean `" + near + "`? Else: " + create)
            .orElse(create));
  }
}
