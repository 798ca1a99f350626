package dev.jstack.runner.command;

import dev.jstack.json.Json;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.view.VariablesView;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.config.VariableUse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code jstack config} answers: one of the lists, or the whole. */
final class ConfigAnswer {
  private final Invocation invocation;
  private final Arguments arguments;
  private final Config config;

  ConfigAnswer(Invocation invocation, Config config) {
    this.invocation = invocation;
    this.arguments = invocation.arguments();
    this.config = config;
  }

  String text() {
    if (arguments.has("variables")) {
      return variables();
    }
    if (arguments.has("environment")) {
      return environment();
    }
    if (arguments.has("hash")) {
      return hashes();
    }
    for (String list : List.of("services", "volumes", "networks", "models", "profiles", "images")) {
      if (arguments.has(list)) {
        return lines(list(list));
      }
    }
    return isJson() ? config.json() : config.yaml();
  }

  private boolean isJson() {
    return arguments.value("format", "yaml").equals("json");
  }

  private List<String> list(String name) {
    return switch (name) {
      case "profiles" -> config.profiles();
      case "images" -> config.images();
      default -> config.names(name);
    };
  }

  private static String lines(Collection<String> items) {
    return items.isEmpty() ? "" : String.join("\n", items) + "\n";
  }

  private String variables() {
    List<VariableUse> variables = config.variables();
    return isJson() ? json(variables) : VariablesView.of(variables, invocation.console());
  }

  /** In the words of docker compose, for scripts that read those. */
  private static String json(List<VariableUse> variables) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (VariableUse variable : variables) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("Name", variable.name());
      one.put("DefaultValue", variable.defaultValue());
      one.put("PresenceValue", variable.alternateValue());
      one.put("Required", variable.required());
      all.put(variable.name(), one);
    }
    return Json.PLAIN.writeIndented(all) + "\n";
  }

  private String environment() {
    Map<String, String> variables = new TreeMap<>(new StackFiles(invocation).variables());
    variables.put("COMPOSE_PROJECT_NAME", config.name());
    return lines(variables.entrySet().stream().map(v -> v.getKey() + "=" + v.getValue()).toList());
  }

  private String hashes() {
    Map<String, String> all = config.hashes();
    String asked = arguments.value("hash", "");
    boolean every = asked.equals("*") || asked.equals("true");
    List<String> names = every ? List.copyOf(all.keySet()) : List.of(asked.split(",", -1));
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      if (!all.containsKey(name)) {
        throw new CommandException(ExitCode.INVALID_FILE, "no such service: `" + name + "`");
      }
      text.append(name).append(' ').append(all.get(name)).append('\n');
    }
    return text.toString();
  }
}
