package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.Reference;
import dev.jstack.schema.tree.MappingNode;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a Windows host cannot do with the attributes of a stack: one finding for each element
 * and attribute. The sentences are read only when one is needed.
 */
final class Meaning {
  private final View stack;
  private final Diagnostics out;
  private final Set<String> told = new HashSet<>();
  private @Nullable Reference reference;

  Meaning(MappingNode stack, Diagnostics out) {
    this.stack = new View("", stack.range(), stack);
    this.out = out;
  }

  void check() {
    new AttributeUses(false, this::use).walk(stack.node());
  }

  private void use(AttributeUse use) {
    switch (use.verdict()) {
      case REFUSED -> tell(use, isFromTheLan(use) ? MeaningCode.IGNORED : MeaningCode.REFUSED);
      case IGNORED -> tell(use, MeaningCode.IGNORED);
      case WORKS, EMULATED, SILENT -> {}
    }
  }

  /** IPv6 of a transparent network is the LAN's affair. */
  private boolean isFromTheLan(AttributeUse use) {
    return use.path().equals("enable_ipv6")
        && stack.text("networks", use.element(), "driver").equalsIgnoreCase("transparent");
  }

  private void tell(AttributeUse use, MeaningCode code) {
    if (!told.add(use.owner() + " " + use.path())) {
      return;
    }
    String[] said = sentence(use).split("; ", 2);
    boolean ignored = code == MeaningCode.IGNORED;
    String message =
        (use.owner().isEmpty() ? "" : use.owner() + ": ")
            + "`"
            + use.path()
            + (ignored ? "` is ignored: " : "`: ")
            + said[0];
    Diagnostic finding =
        ignored
            ? Diagnostic.warning(code, use.range(), message)
            : Diagnostic.error(code, use.range(), message);
    String hint =
        use.path().equals("build") ? buildLine(use.element()) : said.length > 1 ? said[1] : "";
    out.add(hint.isEmpty() ? finding : finding.withHint(hint));
  }

  private String buildLine(String name) {
    return stack.get("services", name) instanceof MappingNode service
        ? "make it with: "
            + BuildLine.of(stack.text("name"), new View(name, service.range(), service))
        : "";
  }

  private String sentence(AttributeUse use) {
    if (isFromTheLan(use)) {
      return "addresses of a transparent network come from the LAN";
    }
    if (reference == null) {
      reference = Reference.read();
    }
    return Objects.requireNonNull(reference)
        .words(Format.compact().record(use.record()), use.attribute())
        .sentence();
  }
}
