package dev.jstack.image.layer.linux;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an entry, taken apart.
 *
 * @param parts empty for the root itself
 */
record EntryName(List<String> parts) {
  private static final String WHITEOUT = ".wh.";
  private static final String SPECIAL = ".wh..wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  EntryName {
    parts = List.copyOf(parts);
  }

  /** Reads a name below the root. A leading slash, {@code ..} and NUL are refused. */
  static EntryName of(String text) {
    if (text.startsWith("/") && !text.equals("/")) {
      throw unsafe(text, "is absolute");
    }
    return rooted(text);
  }

  /** Reads the target of a hard link, which may be written with a slash for the layer's root. */
  static EntryName rooted(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      if (part.equals("..")) {
        throw unsafe(text, "leads out of the layer");
      }
      if (part.indexOf('\0') >= 0) {
        throw unsafe(text.replace('\0', '?'), "has a NUL in it");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return new EntryName(parts);
  }

  boolean isRoot() {
    return parts.isEmpty();
  }

  String last() {
    return parts.get(parts.size() - 1);
  }

  EntryName parent() {
    return new EntryName(parts.subList(0, parts.size() - 1));
  }

  EntryName child(String name) {
    List<String> longer = new ArrayList<>(parts);
    longer.add(name);
    return new EntryName(longer);
  }

  boolean isOpaqueMark() {
    return !isRoot() && last().equals(OPAQUE);
  }

  /** Marks of aufs that mean nothing to others. */
  boolean isForeignMark() {
    return !isRoot() && last().startsWith(SPECIAL) && !isOpaqueMark();
  }

  boolean isWhiteout() {
    return !isRoot() && last().startsWith(WHITEOUT);
  }

  /** What a whiteout hides. */
  EntryName hidden() {
    String name = last().substring(WHITEOUT.length());
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw unsafe(toString(), "removes a directory itself");
    }
    return parent().child(name);
  }

  static ImageException unsafe(String name, String why) {
    return new ImageException(
        ImageProblem.UNSAFE_LAYER, "the name `" + name + "` in the layer " + why);
  }

  @Override
  public String toString() {
    return String.join("/", parts);
  }
}
