package dev.jstack.host.document.hcn;

import java.util.List;
import java.util.Optional;

/** Name servers and suffixes of a network or an endpoint. */
public record Dns(
    Optional<String> domain, List<String> search, List<String> serverList, List<String> options) {
  public Dns {
    search = List.copyOf(search);
    serverList = List.copyOf(serverList);
    options = List.copyOf(options);
  }
}
