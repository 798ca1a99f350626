package dev.jstack.image.layer.windows;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.util.List;

/** Names in a Windows layer: checked, and told apart by what becomes of them. */
final class EntryPath {
  static final String FILES = "Files";
  static final String HIVES = "Hives";
  static final String UTILITY_VM = "UtilityVM";
  static final String UTILITY_FILES = "UtilityVM/Files";

  private static final String WHITEOUT = ".wh.";

  private EntryPath() {}

  /** The name without a closing slash. What Windows would read as another place is refused. */
  static String check(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : List.of(path.split("/", -1))) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw unsafe(name, "is not a plain path below the layer");
      }
      if (part.chars().anyMatch(c -> c == '\\' || c == ':' || c == 0)) {
        throw unsafe(name, "has a character that Windows gives a meaning of its own");
      }
    }
    return path;
  }

  static boolean isIn(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory + "/");
  }

  static boolean isWhiteout(String path) {
    return last(path).startsWith(WHITEOUT);
  }

  /** What a whiteout removes. */
  static String removed(String path) {
    String name = last(path).substring(WHITEOUT.length());
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.startsWith(WHITEOUT)) {
      throw unsafe(path, "is a mark that Windows layers do not have");
    }
    return path.substring(0, path.length() - last(path).length()) + name;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static ImageException unsafe(String name, String why) {
    return new ImageException(
        ImageProblem.UNSAFE_LAYER, "the name `" + name + "` in the layer " + why);
  }
}
