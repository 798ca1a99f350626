package dev.jstack.schema.validate;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.tree.MappingNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds everything that is wrong with a stack, stage by stage; a later stage needs the earlier. */
public final class Validation {
  private Validation() {}

  /**
   * Whether the merged tree, short forms and all, is made as the format wants. Runs before the
   * canonical form, and on all files together: an override file alone may lack what is required.
   */
  public static void structure(MappingNode merged, Diagnostics out) {
    new StructureChecker(out).check(merged, Format.compact().root());
  }

  /**
   * Whether the parts of a stack fit together: names that are used are defined, nothing waits in a
   * circle, nothing is claimed twice. What any Compose tool would refuse, and nothing of Windows.
   *
   * @param canonical the tree in canonical form, with the active services only
   * @param inactive names of the services that no active profile switches on
   */
  public static void rules(MappingNode canonical, Set<String> inactive, Diagnostics out) {
    StackView stack = StackView.of(canonical, inactive);
    ServiceRules.check(stack, out);
    ProviderRules.check(stack, out);
    FileRules.check(stack, out);
    ReferenceRules.check(stack, out);
    CycleRule.check(stack, out);
    TwinRules.check(stack, out);
    MountRules.check(stack, out);
    PortRules.check(stack, out);
    HealthRules.check(stack, out);
  }

  /**
   * What one host cannot do, and what a Windows host cannot do or does otherwise than a Linux host:
   * refused attributes are errors, ignored ones a warning for each element and attribute.
   *
   * @param canonical the tree in canonical form, with the active services only
   */
  public static void meaning(MappingNode canonical, Diagnostics out) {
    new Meaning(canonical, out).check();
    StackView stack = StackView.of(canonical, Set.of());
    ServiceRules.reservedLabels(stack, out);
    PortRules.onOneHost(stack, out);
    AddressRules.check(stack, out);
    WindowsProcessRules.check(stack, out);
    WindowsNetworkRules.check(stack, out);
    WindowsMountRules.check(stack, out);
    WindowsDeployRules.check(stack, out);
    WindowsDeviceRules.check(stack, out);
    CredentialSpecRules.check(stack, out);
    HealthRules.endless(stack, out);
    WordRules.check(stack, out);
    ModeRules.check(stack, out);
    NumberRules.check(stack, out);
    ImageRules.check(stack, out);
    ServiceAddressRules.check(stack, out);
    SharedNamespaceRules.check(stack, out);
    StartFirstRules.check(stack, out);
  }

  /** Each attribute that the stack uses, with its verdict, in the order of the file. */
  public static List<AttributeUse> uses(MappingNode canonical) {
    return AttributeUses.of(canonical);
  }

  /** The codes of all stages. */
  public static List<DiagnosticCode> codes() {
    return Stream.<DiagnosticCode[]>of(
            StructureCode.values(), RuleCode.values(), MeaningCode.values())
        .flatMap(Stream::of)
        .toList();
  }
}
