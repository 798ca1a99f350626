package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.value.HostPath;
import dev.jstack.schema.value.SlashPath;
import java.util.ArrayList;
import java.util.List;

/** {@code volumes}: {@code [SOURCE:]TARGET[:MODE]} to the long form. */
final class VolumeSyntax {
  private VolumeSyntax() {}

  /** One item of the list. */
  static Node expand(Node item, Scope scope) {
    if (item instanceof MappingNode mount) {
      return HostPaths.resolve(cleaned(mount), scope);
    }
    if (!(item instanceof ScalarNode scalar) || !scalar.isText()) {
      return item;
    }
    String text = scalar.text();
    if (text.startsWith("$") && scope.isOpen(text)) {
      return item; // whether it names a volume or a path is not known yet
    }
    List<String> written = fields(text);
    List<String> fields = new ArrayList<>(written.size());
    for (String field : written) {
      fields.add(HostPath.withoutDoubledBackslashes(field));
    }
    if (!fields.equals(written)) {
      scope.note(ExpandCode.DOUBLED_BACKSLASH, item, "doubled backslashes in `" + text + "`");
    }
    String problem = problem(text, fields);
    if (!problem.isEmpty()) {
      scope.refuse(ExpandCode.VOLUME, item, "invalid spec: " + text + ": " + problem);
      return item;
    }
    return HostPaths.resolve(node(fields, scalar, scope), scope);
  }

  /** Splits at colons that do not belong to a drive letter, or to a variable left in. */
  static List<String> fields(String text) {
    if (text.length() <= 2) {
      return List.of(text);
    }
    List<String> fields = new ArrayList<>();
    int start = 0;
    int braces = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      } else if (c == ':' && braces == 0 && !isDrive(text, start, i)) {
        fields.add(text.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(text.substring(start));
    return fields;
  }

  private static boolean isDrive(String text, int start, int colon) {
    int first = colon - start == 1 ? start : deviceDrive(text, start, colon);
    return first >= 0 && HostPath.hasDrive(text.substring(first, colon + 1));
  }

  /** The drive letter of {@code \\?\C:}, or -1. */
  private static int deviceDrive(String text, int start, int colon) {
    String field = text.substring(start, colon);
    boolean device =
        field.length() == 5 && (field.startsWith("\\\\?\\") || field.startsWith("//?/"));
    return device ? colon - 1 : -1;
  }

  private static String problem(String text, List<String> fields) {
    if (text.isEmpty()) {
      return "empty volume spec";
    }
    if (fields.contains("")) {
      return "empty section between colons";
    }
    if (fields.size() > 3) {
      return "too many colons";
    }
    return "";
  }

  private static MappingNode node(List<String> fields, ScalarNode item, Scope scope) {
    MappingNode.Builder mount = MappingNode.builder(item.range());
    boolean anonymous = fields.size() == 1;
    String source = anonymous ? "" : fields.get(0);
    String target = fields.get(anonymous ? 0 : 1);
    String type = anonymous ? "volume" : type(source, target);
    mount.putText("type", type);
    if (!anonymous) {
      mount.putText("source", source);
    }
    mount.putText("target", SlashPath.clean(target));
    VolumeModes modes = new VolumeModes(mount, type, target, item, scope);
    if (fields.size() == 3) {
      for (String word : fields.get(2).split(",", -1)) {
        modes.apply(word);
      }
    }
    return modes.build();
  }

  private static MappingNode cleaned(MappingNode mount) {
    return mount.get("target") instanceof ScalarNode target && target.isText()
        ? mount.with("target", target.withText(SlashPath.clean(target.text())))
        : mount;
  }

  private static String type(String source, String target) {
    if (HostPath.isPipe(source) && HostPath.isPipe(target)) {
      return "npipe";
    }
    return HostPath.isPath(source) ? "bind" : "volume";
  }
}
