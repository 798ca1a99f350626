package dev.jstack.schema;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.schema.canonical.CanonicalCode;
import dev.jstack.schema.expand.ExpandCode;
import dev.jstack.schema.interpolate.InterpolationCode;
import dev.jstack.schema.merge.MergeCode;
import dev.jstack.schema.source.SourceCode;
import dev.jstack.schema.tree.YamlCode;
import dev.jstack.schema.validate.Validation;
import java.util.ArrayList;
import java.util.List;

/** Everything that loading a stack may find. */
public final class SchemaCodes {
  private SchemaCodes() {}

  /** The codes of all phases. */
  public static DiagnosticCatalog catalog() {
    List<DiagnosticCode> codes = new ArrayList<>(Validation.codes());
    codes.addAll(List.of(YamlCode.values()));
    codes.addAll(List.of(SourceCode.values()));
    codes.addAll(List.of(InterpolationCode.values()));
    codes.addAll(List.of(ExpandCode.values()));
    codes.addAll(List.of(MergeCode.values()));
    codes.addAll(List.of(CanonicalCode.values()));
    codes.addAll(List.of(LoadCode.values()));
    return DiagnosticCatalog.of(codes);
  }
}
