package dev.jstack.runner.service;

import java.util.List;
import java.util.Map;

/**
 * What is run at each start of the machine.
 *
 * @param words the program and its arguments
 * @param environment what it needs of this environment, such as {@code JAVA_HOME}
 */
public record BootCommand(List<String> words, Map<String, String> environment) {
  public BootCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(new java.util.TreeMap<>(environment));
  }
}
