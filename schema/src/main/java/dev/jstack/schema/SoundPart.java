package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.expand.ExpandCode;
import dev.jstack.schema.interpolate.InterpolationCode;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.MappingNode.Entry;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.validate.RuleCode;
import dev.jstack.schema.validate.StructureCode;
import dev.jstack.schema.validate.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tree without the attributes that hold a fault of form, so that what is wrong elsewhere can be
 * told, too. What would follow from their absence alone is no finding.
 */
final class SoundPart {
  private static final List<String> SECTIONS =
      List.of("services", "networks", "volumes", "secrets", "configs", "models");

  /** Without one of these, rules would say of a service what is not so. */
  private static final Set<String> LEANED_ON =
      Set.of(
          "build",
          "deploy",
          "mem_limit",
          "network_mode",
          "networks",
          "profiles",
          "provider",
          "x-jstack");

  /** Lists whose items stand for themselves whatever form they have. */
  private static final Set<String> LISTS = Set.of("configs", "ports", "secrets", "volumes");

  private final Set<SourceRange> faults = new HashSet<>();
  private final List<SourceRange> leftOut = new ArrayList<>();
  private final Refused faulty;
  private final Refused gaps;
  private final MappingNode tree;
  private boolean unprobed;

  private SoundPart(MappingNode whole, List<SourceRange> places) {
    faults.addAll(places);
    faulty = Refused.at(places);
    MappingNode rest = whole;
    for (String section : SECTIONS) {
      if (rest.get(section) instanceof MappingNode elements) {
        rest = rest.with(section, elements(section, elements));
      }
    }
    tree = rest;
    gaps = Refused.at(leftOut);
  }

  /** Empty when a fault is not within an attribute, or of a kind that leaves no tree to look at. */
  static Optional<SoundPart> of(MappingNode whole, List<Diagnostic> findings) {
    List<SourceRange> places = new ArrayList<>();
    for (Diagnostic finding : findings) {
      if (finding.isError() && !isHarmless(finding.code())) {
        if (!isOfForm(finding.code())) {
          return Optional.empty();
        }
        places.add(finding.range());
      }
    }
    SoundPart part = new SoundPart(whole, places);
    return part.isSound() ? Optional.of(part) : Optional.empty();
  }

  MappingNode tree() {
    return tree;
  }

  /** Whether {@code finding} follows from what was left out: it is there, or misses it. */
  boolean explains(Diagnostic finding) {
    return gaps.covers(finding) || unprobed && finding.code().equals(RuleCode.NO_HEALTH.code());
  }

  /** An attribute that nobody knows, or one value that is no number: nothing needs to go for it. */
  static boolean isHarmless(String code) {
    return code.equals(StructureCode.UNKNOWN_ATTRIBUTE.code())
        || code.equals(InterpolationCode.TYPE.code());
  }

  /** Faults of short forms, of variables and of structure lie within one value. */
  static boolean isOfForm(String code) {
    return Arrays.stream(StructureCode.values()).anyMatch(each -> each.code().equals(code))
        || Arrays.stream(ExpandCode.values()).anyMatch(each -> each.code().equals(code))
        || Arrays.stream(InterpolationCode.values()).anyMatch(each -> each.code().equals(code));
  }

  private boolean isSound() {
    Diagnostics again = new Diagnostics();
    Validation.structure(tree, again);
    return again.sorted().stream()
        .allMatch(finding -> !finding.isError() || isHarmless(finding.code()));
  }

  private MappingNode elements(String section, MappingNode elements) {
    MappingNode.Builder rest = elements.toBuilder();
    for (Entry element : elements.entries()) {
      if (element.value() instanceof MappingNode attributes) {
        rest.put(element.with(attributes(section, element, attributes)));
      }
    }
    return rest.build();
  }

  private MappingNode attributes(String section, Entry element, MappingNode attributes) {
    MappingNode.Builder rest = attributes.toBuilder();
    boolean all = false;
    for (Entry attribute : attributes.entries()) {
      if (faults.contains(attribute.keyRange()) || holdsFault(attribute.value())) {
        shorten(rest, attribute);
        unprobed |= attribute.key().equals("healthcheck");
        all |= !section.equals("services") || LEANED_ON.contains(attribute.key());
      }
    }
    if (all) {
      leftOut.add(element.keyRange());
      leftOut.add(attributes.range());
      attributes.entries().forEach(this::leave); // by extends they may stand somewhere else
    }
    return rest.build();
  }

  /** Of some lists the items that are sound stay. */
  private void shorten(MappingNode.Builder rest, Entry attribute) {
    if (LISTS.contains(attribute.key())
        && attribute.value() instanceof SequenceNode list
        && !faults.contains(list.range())) {
      List<Node> sound = new ArrayList<>();
      for (Node item : list.items()) {
        if (holdsFault(item)) {
          leftOut.add(item.range());
        } else {
          sound.add(item);
        }
      }
      rest.put(attribute.with(new SequenceNode(sound, list.range())));
    } else {
      rest.remove(attribute.key());
      leave(attribute);
    }
  }

  private void leave(Entry attribute) {
    leftOut.add(attribute.keyRange());
    leftOut.add(attribute.value().range());
  }

  private boolean holdsFault(Node node) {
    if (faults.contains(node.range())) {
      return true;
    }
    if (node instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .anyMatch(each -> faults.contains(each.keyRange()) || holdsFault(each.value()));
    }
    if (node instanceof SequenceNode list) {
      return list.items().stream().anyMatch(this::holdsFault);
    }
    return faulty.touches(node.range()); // a scalar, in which the fault may be a part
  }
}
