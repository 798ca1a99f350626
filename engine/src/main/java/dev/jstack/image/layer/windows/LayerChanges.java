package dev.jstack.image.layer.windows;

import dev.jstack.host.api.FileTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be done only in the layer's own directory, when its files are there: removals, hard
 * links, times of directories.
 */
final class LayerChanges {
  private final Set<String> removals = new LinkedHashSet<>();
  private final Map<String, String> links = new LinkedHashMap<>();
  private final Map<String, FileTimes> directories = new LinkedHashMap<>();
  private final Set<String> added = new LinkedHashSet<>();
  private boolean utilityVm;

  void remove(String name) {
    removals.add(name);
  }

  void link(String name, String target) {
    links.put(name, target);
    added.add(name);
  }

  void directory(String name, FileTimes times) {
    directories.put(name, times);
  }

  void added(String name) {
    added.add(name);
  }

  void withUtilityVm() {
    utilityVm = true;
  }

  Set<String> removals() {
    return removals;
  }

  Map<String, String> links() {
    return links;
  }

  Map<String, FileTimes> directories() {
    return directories;
  }

  /** Whether this layer itself has the file, so that a link to it stays within. */
  boolean has(String name) {
    return added.contains(name);
  }

  boolean utilityVm() {
    return utilityVm;
  }

  /** Children before their parents, whose times they change. */
  List<String> directoriesDeepestFirst() {
    List<String> names = new ArrayList<>(directories.keySet());
    names.sort((a, b) -> Long.compare(depth(b), depth(a)));
    return names;
  }

  private static long depth(String name) {
    return name.chars().filter(c -> c == '/').count();
  }
}
