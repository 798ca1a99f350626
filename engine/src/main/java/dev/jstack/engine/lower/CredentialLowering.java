package dev.jstack.engine.lower;

import dev.jstack.engine.desired.SecretText;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.schema.model.CredentialSpec;
import dev.jstack.schema.model.FileSource;
import dev.jstack.schema.model.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** gMSA credential specs: finds the text and checks that it is one. */
final class CredentialLowering {
  private final Stack stack;
  private final LoweringContext context;
  private final FileLowering files;
  private final Findings findings;

  CredentialLowering(Stack stack, LoweringContext context, FileLowering files, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.files = files;
    this.findings = findings;
  }

  Optional<SecretText> lower(ServiceChoice choice) {
    String path = choice.path() + ".credential_spec";
    return choice.service().credentialSpec().flatMap(spec -> text(spec, path));
  }

  private Optional<SecretText> text(CredentialSpec spec, String path) {
    return switch (spec.kind()) {
      case RAW -> checked(spec.value(), path);
      case CONFIG ->
          Optional.ofNullable(stack.configs().get(spec.value()))
              .flatMap(source -> ofConfig(source, path));
      case FILE, REGISTRY -> ofHost(spec, path);
    };
  }

  private Optional<SecretText> ofConfig(FileSource source, String path) {
    Optional<String> text =
        files
            .read(source, "configs." + source.key())
            .map(bytes -> new String(bytes.reveal(), StandardCharsets.UTF_8));
    return source.external() && context.assumeExternals()
        ? text.map(SecretText::new)
        : text.flatMap(found -> checked(found, path));
  }

  private Optional<SecretText> ofHost(CredentialSpec spec, String path) {
    Optional<String> text = context.credentialSpecs().find(spec.kind(), spec.value());
    if (text.isPresent()) {
      return checked(text.get(), path);
    }
    String where = spec.kind().name().toLowerCase(Locale.ROOT) + "://" + spec.value();
    if (context.assumeExternals()) {
      findings.note(
          PlanningCode.EXTERNAL_ASSUMED,
          path,
          "credential spec `" + where + "` is read on the host; the plan shows its name instead");
      return Optional.of(new SecretText("(" + where + ")"));
    }
    findings.error(
        PlanningCode.CREDENTIAL_SPEC, path, "credential spec `" + where + "` is not on the host");
    return Optional.empty();
  }

  private Optional<SecretText> checked(String text, String path) {
    Optional<String> problem = problem(text);
    problem.ifPresent(
        p -> findings.error(PlanningCode.CREDENTIAL_SPEC, path, "the credential spec " + p));
    return problem.isPresent() ? Optional.empty() : Optional.of(new SecretText(text));
  }

  private static Optional<String> problem(String text) {
    try {
      if (!(Json.tree(text) instanceof Map<?, ?> spec)) {
        return Optional.of("is no JSON object");
      }
      boolean plugin =
          spec.get("CmsPlugins") instanceof List<?> plugins && plugins.contains("ActiveDirectory");
      boolean domain = spec.get("DomainJoinConfig") instanceof Map;
      boolean accounts =
          spec.get("ActiveDirectoryConfig") instanceof Map<?, ?> config
              && config.get("GroupManagedServiceAccounts") instanceof List<?> list
              && !list.isEmpty();
      return plugin && domain && accounts
          ? Optional.empty()
          : Optional.of(
              !plugin
                  ? "does not name the ActiveDirectory plugin"
                  : !domain ? "has no DomainJoinConfig" : "names no group managed service account");
    } catch (JsonException e) {
      return Optional.of("is no JSON");
    }
  }
}
