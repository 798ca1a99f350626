package dev.jstack.host.document.hcs;

import java.util.List;

/** The document of HcsEnumerateComputeSystems; an empty list filters nothing. */
public record SystemQuery(
    List<String> ids, List<String> names, List<String> types, List<String> owners) {

  public SystemQuery {
    ids = List.copyOf(ids);
    names = List.copyOf(names);
    types = List.copyOf(types);
    owners = List.copyOf(owners);
  }

  /** All containers of {@code owner}. */
  public static SystemQuery ownedBy(String owner) {
    return new SystemQuery(List.of(), List.of(), List.of("Container"), List.of(owner));
  }
}
