package dev.jstack.host.local.sandbox;

import dev.jstack.host.local.linux.Shell;
import java.nio.file.Path;
import java.util.List;

/** The lines of a mount table (fstab(5)) below a new root, in the order of mounting. */
final class MountTable {
  private final StringBuilder lines = new StringBuilder();
  private final String root;

  MountTable(Path root) {
    this.root = root.toString();
  }

  void bind(String source, String target) {
    line(source, target, "none", "bind");
  }

  /** With everything that is mounted below: a user namespace may not uncover what it hides. */
  void bindAll(String source, String target, boolean readOnly) {
    line(source, target, "none", readOnly ? "rbind,ro" : "rbind");
  }

  void bindReadOnly(String source, String target) {
    line(source, target, "none", "bind,ro");
  }

  void overlay(String target, List<String> lower, Path upper, Path work, String more) {
    String options =
        "lowerdir=" + String.join(":", lower) + ",upperdir=" + upper + ",workdir=" + work + more;
    line("jstack", target, "overlay", options);
  }

  void special(String type, String target, String options) {
    line(type, target, type, options);
  }

  private void line(String source, String target, String type, String options) {
    lines
        .append(Shell.field(source))
        .append(' ')
        .append(Shell.field(target.equals("/") ? root : root + target))
        .append(' ')
        .append(type)
        .append(' ')
        .append(Shell.field(options))
        .append('\n');
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
